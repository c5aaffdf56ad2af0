#include "plugins/regedit/view/new_dialogs.hpp"

#include <array>

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 32;
constexpr std::array<std::uint32_t, 3> k_new_types = {k_sz, k_expand_sz, k_dword};

// True when the dialog's OK was pressed; Cancel closes.
bool draw_buttons(Ui& ui, const std::string& mistake, bool& is_open) {
  if (!mistake.empty()) ui.text(mistake, LB_TEXT_ERROR);
  ui.text(tr("Nothing is written to the disk until you save."), LB_TEXT_MUTED);
  const bool is_ok = ui.button("ok", tr("Create"), LB_BUTTON_PRIMARY);
  ui.same_line();
  if (ui.button("cancel", tr("Cancel"))) is_open = false;
  return is_ok;
}

}  // namespace

void NewKeyDialog::open(const std::string& parent) {
  is_open_ = true;
  parent_ = parent;
  mistake_.clear();
  name_.set("");
}

void NewKeyDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "new-key", tr("New key"), k_width_em, is_open_);
  if (!dialog) return;
  ui.text(words(tr("In %1"), {parent_}), LB_TEXT_MUTED);
  const bool was_entered = (ui.input("name", tr("Name"), name_, LB_INPUT_FOCUS) & LB_INPUT_ENTERED) != 0;
  if (draw_buttons(ui, mistake_, is_open_) || was_entered) accept(commands);
}

void NewKeyDialog::accept(Commands& commands) {
  const std::string name = name_.get();
  if (auto checked = check_name(name, true); !checked) {
    mistake_ = checked.failure().message;
    return;
  }
  commands.push_back(CreateKey{parent_, name});
  is_open_ = false;
}

void NewValueDialog::open(const std::string& key) {
  is_open_ = true;
  key_ = key;
  mistake_.clear();
  name_.set("");
  data_.set("");
}

bool NewValueDialog::draw_fields(Ui& ui) {
  constexpr std::array<const char*, 3> k_labels = {N_("Text (REG_SZ)"), N_("Text with variables (REG_EXPAND_SZ)"),
                                                   N_("Number (REG_DWORD)")};
  std::array<const char*, 3> labels{};
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = tr(k_labels[i]);
  std::uint32_t answers = ui.input("name", tr("Name"), name_, LB_INPUT_FOCUS);
  ui.combo("type", tr("Type"), labels, type_choice_);
  answers |= ui.input("data", tr("Data"), data_);
  if (k_new_types[type_choice_] == k_dword) ui.text(tr("For hexadecimal, begin with 0x."), LB_TEXT_MUTED);
  return (answers & LB_INPUT_ENTERED) != 0;
}

void NewValueDialog::draw(Ui& ui, const ValueList& values, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "new-value", tr("New value"), k_width_em, is_open_);
  if (!dialog) return;
  ui.text(words(tr("In %1"), {key_}), LB_TEXT_MUTED);
  const bool was_entered = draw_fields(ui);
  if (draw_buttons(ui, mistake_, is_open_) || was_entered) accept(values, commands);
}

void NewValueDialog::accept(const ValueList& values, Commands& commands) {
  const std::string name = name_.get();
  mistake_.clear();
  if (auto checked = check_name(name, false); !checked) mistake_ = checked.failure().message;
  else if (name.empty()) mistake_ = tr("The value needs a name. The default value is in the list: edit it there.");
  else if (values.row_of(name)) mistake_ = words(tr("There is a value \"%1\" already."), {name});
  if (!mistake_.empty()) return;
  const std::uint32_t type = k_new_types[type_choice_];
  const std::string typed = data_.get();
  auto data = parse_data(type, type == k_dword && typed.empty() ? "0" : typed);
  if (!data) {
    mistake_ = data.failure().message;
    return;
  }
  commands.push_back(SetValue{key_, name, std::move(data).value()});
  is_open_ = false;
}

}  // namespace lifeboat::regedit
