#include "plugins/regedit/view/name_dialogs.hpp"

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 32;

bool draw_buttons(Ui& ui, const char* yes, bool& is_open) {
  const bool is_ok = ui.button("ok", yes, LB_BUTTON_PRIMARY);
  ui.same_line();
  if (ui.button("cancel", tr("Cancel"))) is_open = false;
  return is_ok;
}

bool draw_name(Ui& ui, const char* id, const char* label, sdk::Text& text, std::uint32_t flags = 0) {
  return (ui.input(id, label, text, flags) & LB_INPUT_ENTERED) != 0;
}

}  // namespace

void GoDialog::open(const std::string& path) {
  is_open_ = true;
  path_.set(path);
}

void GoDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "go", tr("Go to key"), k_width_em, is_open_);
  if (!dialog) return;
  const bool was_entered = draw_name(ui, "path", tr("Path of the key"), path_, LB_INPUT_FOCUS);
  if (!draw_buttons(ui, tr("Go"), is_open_) && !was_entered) return;
  commands.push_back(GoTo{path_.get()});
  is_open_ = false;
}

void RenameDialog::open_for_key(const std::string& path) { open(true, path, leaf_name(path)); }

void RenameDialog::open_for_value(const std::string& key, const std::string& name) { open(false, key, name); }

void RenameDialog::open(bool is_key, const std::string& key, const std::string& name) {
  is_open_ = true;
  is_key_ = is_key;
  key_ = key;
  old_name_ = name;
  mistake_.clear();
  name_.set(name);
}

void RenameDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "rename", is_key_ ? tr("Rename key") : tr("Rename value"), k_width_em, is_open_);
  if (!dialog) return;
  ui.text(is_key_ ? key_ : words(tr("\"%1\" in %2"), {shown_name(old_name_), key_}), LB_TEXT_MUTED);
  const bool was_entered = draw_name(ui, "name", tr("New name"), name_, LB_INPUT_FOCUS);
  if (!mistake_.empty()) ui.text(mistake_, LB_TEXT_ERROR);
  ui.text(tr("Nothing is written to the disk until you save."), LB_TEXT_MUTED);
  if (draw_buttons(ui, tr("Rename"), is_open_) || was_entered) accept(commands);
}

void RenameDialog::accept(Commands& commands) {
  const std::string name = name_.get();
  mistake_.clear();
  if (auto checked = check_name(name, is_key_); !checked) mistake_ = checked.failure().message;
  else if (name.empty()) mistake_ = tr("The value needs a name.");
  if (!mistake_.empty()) return;
  if (name != old_name_ && is_key_) commands.push_back(RenameKey{key_, name});
  if (name != old_name_ && !is_key_) commands.push_back(RenameValue{key_, old_name_, name});
  is_open_ = false;
}

void LoadHiveDialog::open() {
  is_open_ = true;
  mistake_.clear();
}

void LoadHiveDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "load-hive", tr("Load hive"), k_width_em, is_open_);
  if (!dialog) return;
  ui.text(tr("Shows a registry file of this Windows' disk as a key, until it is unloaded."));
  bool was_entered = draw_name(ui, "file", tr("File, for example \\Users\\Bob\\NTUSER.DAT"), file_, LB_INPUT_FOCUS);
  draw_root(ui);
  was_entered = draw_name(ui, "name", tr("Name of the key"), name_) || was_entered;
  if (!mistake_.empty()) ui.text(mistake_, LB_TEXT_ERROR);
  if (draw_buttons(ui, tr("Load"), is_open_) || was_entered) accept(commands);
}

void LoadHiveDialog::draw_root(Ui& ui) {
  if (ui.radio("machine", tr("Below HKEY_LOCAL_MACHINE"), !is_for_users_)) is_for_users_ = false;
  ui.same_line();
  if (ui.radio("users", tr("Below HKEY_USERS"), is_for_users_)) is_for_users_ = true;
}

void LoadHiveDialog::accept(Commands& commands) {
  const std::string name = name_.get();
  mistake_.clear();
  if (file_.get().empty()) mistake_ = tr("Type the path of the file.");
  else if (auto checked = check_name(name, true); !checked) mistake_ = checked.failure().message;
  if (!mistake_.empty()) return;
  commands.push_back(LoadHive{file_.get(), is_for_users_ ? "HKEY_USERS" : "HKEY_LOCAL_MACHINE", name});
  is_open_ = false;
}

}  // namespace lifeboat::regedit
