#include "plugins/regedit/view/small_dialogs.hpp"

#include "plugins/regedit/model/words.hpp"
#include "plugins/regedit/view/edit_dialog.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {
constexpr float k_width_em = 32;
}

void DeleteDialog::open_for_key(const std::string& path, std::uint32_t subkey_count) {
  is_open_ = true;
  title_ = tr("Delete key");
  what_ = subkey_count == 0
              ? std::string(tr("This key with all its values will be deleted:"))
              : words(sdk::tr_count("This key with all its values and its %1 subkey will be deleted:",
                                    "This key with all its values, its %1 subkeys and all below will be deleted:",
                                    subkey_count),
                      {std::to_string(subkey_count)});
  where_ = path;
  command_ = DeleteKey{path};
}

void DeleteDialog::open_for_value(const std::string& key, const std::string& name) {
  is_open_ = true;
  title_ = tr("Delete value");
  what_ = words(tr("The value \"%1\" will be deleted from this key:"), {shown_name(name)});
  where_ = key;
  command_ = DeleteValue{key, name};
}

void DeleteDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "delete", title_, k_width_em, is_open_);
  if (!dialog) return;
  ui.text(what_);
  ui.text(where_, LB_TEXT_MONO);
  ui.text(tr("Nothing is written to the disk until you save."), LB_TEXT_MUTED);
  if (ui.button("ok", tr("Delete"), LB_BUTTON_DANGER)) {
    commands.push_back(*command_);
    is_open_ = false;
  }
  ui.same_line();
  if (ui.button("cancel", tr("Cancel"))) is_open_ = false;
}

void GoDialog::open(const std::string& path) {
  is_open_ = true;
  path_.set(path);
}

void GoDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "go", tr("Go to key"), k_width_em, is_open_);
  if (!dialog) return;
  const bool was_entered = (ui.input("path", tr("Path of the key"), path_, LB_INPUT_FOCUS) & LB_INPUT_ENTERED) != 0;
  if (ui.button("ok", tr("Go"), LB_BUTTON_PRIMARY) || was_entered) {
    commands.push_back(GoTo{path_.get()});
    is_open_ = false;
  }
  ui.same_line();
  if (ui.button("cancel", tr("Cancel"))) is_open_ = false;
}

}  // namespace lifeboat::regedit
