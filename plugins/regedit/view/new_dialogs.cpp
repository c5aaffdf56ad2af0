#include "plugins/regedit/view/new_dialogs.hpp"

#include <array>

#include "plugins/regedit/model/value_field.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 32;
constexpr float k_lines_height_em = 7;

struct NewType {
  std::uint32_t type;
  Form form;
  const char* label;  // N_
};
constexpr std::array k_new_types = {
    NewType{k_sz, Form::text, N_("Text (REG_SZ)")},
    NewType{k_expand_sz, Form::text, N_("Text with variables (REG_EXPAND_SZ)")},
    NewType{k_dword, Form::number, N_("Number (REG_DWORD)")},
    NewType{k_qword, Form::number, N_("Large number (REG_QWORD)")},
    NewType{k_multi_sz, Form::lines, N_("List of texts (REG_MULTI_SZ)")},
    NewType{k_binary, Form::bytes, N_("Bytes (REG_BINARY)")},
};

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
  bytes_.set({});
}

bool NewValueDialog::draw_fields(Ui& ui) {
  std::array<const char*, k_new_types.size()> labels{};
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = tr(k_new_types[i].label);
  const bool was_entered = (ui.input("name", tr("Name"), name_, LB_INPUT_FOCUS) & LB_INPUT_ENTERED) != 0;
  ui.combo("type", tr("Type"), labels, type_choice_);
  return draw_data(ui) || was_entered;
}

bool NewValueDialog::draw_data(Ui& ui) {
  switch (k_new_types[type_choice_].form) {
    case Form::bytes:
      return (ui.hex("bytes", tr("Data"), bytes_, 0, 0, k_lines_height_em) & LB_INPUT_ENTERED) != 0;
    case Form::lines:
      ui.input("data", tr("Data, one text per line"), data_, LB_INPUT_MULTILINE, 0, k_lines_height_em);
      return false;
    case Form::number:
    case Form::text: break;
  }
  const bool was_entered = (ui.input("data", tr("Data"), data_) & LB_INPUT_ENTERED) != 0;
  if (k_new_types[type_choice_].form == Form::number) {
    ui.text(tr("For hexadecimal, begin with 0x."), LB_TEXT_MUTED);
  }
  return was_entered;
}

void NewValueDialog::draw(Ui& ui, const ValueList& values, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "new-value", tr("New value"), k_width_em, is_open_);
  if (!dialog) return;
  ui.text(words(tr("In %1"), {key_}), LB_TEXT_MUTED);
  const bool was_entered = draw_fields(ui);
  if (draw_buttons(ui, mistake_, is_open_) || was_entered) accept(values, commands);
}

std::string NewValueDialog::what_is_wrong_with(const std::string& name, const ValueList& values) const {
  if (auto checked = check_name(name, false); !checked) return checked.failure().message;
  if (name.empty()) return tr("The value needs a name. The default value is in the list: edit it there.");
  return values.row_of(name) ? words(tr("There is a value \"%1\" already."), {name}) : std::string();
}

std::optional<sdk::RegistryData> NewValueDialog::typed() {
  const NewType& type = k_new_types[type_choice_];
  if (type.form == Form::bytes) return sdk::RegistryData{type.type, bytes_.get()};
  const std::string text = data_.get();
  const bool is_zero = type.form == Form::number && text.empty();
  auto data = data_of_field(type.type, is_zero ? "0" : text, type.form, 10);
  if (data) return std::move(data).value();
  mistake_ = data.failure().message;
  return std::nullopt;
}

void NewValueDialog::accept(const ValueList& values, Commands& commands) {
  const std::string name = name_.get();
  mistake_ = what_is_wrong_with(name, values);
  if (!mistake_.empty()) return;
  const auto data = typed();
  if (!data) return;
  commands.push_back(SetValue{key_, name, *data});
  is_open_ = false;
}

}  // namespace lifeboat::regedit
