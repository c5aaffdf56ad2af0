#include "plugins/regedit/view/edit_dialog.hpp"

#include <cstdio>

#include "plugins/regedit/model/editable.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 36;
constexpr float k_lines_height_em = 10;

std::string number_text(std::uint64_t number, int base) {
  char text[32];
  std::snprintf(text, sizeof text, base == 16 ? "%llx" : "%llu", static_cast<unsigned long long>(number));
  return text;
}

}  // namespace

std::string shown_name(const std::string& name) { return name.empty() ? tr("(Default)") : one_line(name); }

void EditDialog::open(const std::string& key, const std::string& name, const sdk::RegistryData& data,
                      bool is_writable) {
  is_open_ = true;
  key_ = key;
  name_ = name;
  old_ = data;
  old_preview_ = preview(data);
  const Understood old = understand(data);
  damage_ = old.damage;
  read_only_reason_ = is_writable ? why_not_editable(data) : tr("This part of the registry cannot be changed.");
  mistake_.clear();
  base_ = 16;
  has_lines_ = old.text.find('\n') != std::string::npos;
  text_.set(!read_only_reason_.empty()     ? as_reg_exe(data)
            : data.type == k_dword         ? number_text(old.number, base_)
                                           : old.text);
}

void EditDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  const char* title = read_only_reason_.empty() ? tr("Edit value") : tr("Value");
  sdk::Dialog dialog(ui, "edit", title, k_width_em, is_open_);
  if (!dialog) return;
  draw_facts(ui);
  if (read_only_reason_.empty()) draw_editing(ui, commands);
  else draw_reading(ui);
}

void EditDialog::draw_facts(Ui& ui) const {
  ui.text(shown_name(name_), LB_TEXT_SUBHEADING);
  ui.text(key_, LB_TEXT_MUTED);
  ui.text(words(tr("Type: %1"), {type_name(old_.type)}), LB_TEXT_MUTED);
  if (!damage_.empty()) ui.text(damage_, LB_TEXT_WARNING);
}

void EditDialog::draw_reading(Ui& ui) {
  ui.text(read_only_reason_, LB_TEXT_MUTED);
  ui.input("data", tr("Data"), text_, LB_INPUT_MULTILINE | LB_INPUT_READ_ONLY | LB_INPUT_MONO, 0, k_lines_height_em);
  if (ui.button("cancel", tr("Close"), LB_BUTTON_PRIMARY)) is_open_ = false;
}

void EditDialog::draw_editing(Ui& ui, Commands& commands) {
  ui.text(words(tr("Data now: %1"), {old_preview_}));
  std::uint32_t flags = LB_INPUT_FOCUS;
  if (old_.type == k_dword) flags |= LB_INPUT_MONO | (base_ == 16 ? LB_INPUT_HEX : LB_INPUT_DECIMAL);
  if (has_lines_) flags |= LB_INPUT_MULTILINE;
  const bool was_entered =
      (ui.input("data", tr("New data"), text_, flags, 0, has_lines_ ? k_lines_height_em : 0) & LB_INPUT_ENTERED) != 0;
  if (old_.type == k_dword) draw_bases(ui);
  if (!mistake_.empty()) ui.text(mistake_, LB_TEXT_ERROR);
  ui.text(tr("Nothing is written to the disk until you save."), LB_TEXT_MUTED);
  if (ui.button("ok", tr("OK"), LB_BUTTON_PRIMARY) || (was_entered && !has_lines_)) accept(commands);
  ui.same_line();
  if (ui.button("cancel", tr("Cancel"))) is_open_ = false;
}

void EditDialog::draw_bases(Ui& ui) {
  if (ui.radio("hexadecimal", tr("Hexadecimal"), base_ == 16)) set_base(16);
  ui.same_line();
  if (ui.radio("decimal", tr("Decimal"), base_ == 10)) set_base(10);
}

// The number stays the same and is written in the other base; what is no number stays as it was typed.
void EditDialog::set_base(int base) {
  if (auto number = parse_number(text_.get(), base_, 0xFFFF'FFFFu)) text_.set(number_text(number.value(), base));
  base_ = base;
}

void EditDialog::accept(Commands& commands) {
  std::string typed = text_.get();
  if (old_.type == k_dword) {
    auto number = parse_number(typed, base_, 0xFFFF'FFFFu);
    if (!number) {
      mistake_ = number.failure().message;
      return;
    }
    typed = number_text(number.value(), 10);
  }
  auto data = parse_data(old_.type, typed);
  if (!data) {
    mistake_ = data.failure().message;
    return;
  }
  commands.push_back(SetValue{key_, name_, std::move(data).value()});
  is_open_ = false;
}

}  // namespace lifeboat::regedit
