#include "plugins/regedit/view/edit_dialog.hpp"

#include "plugins/regedit/model/value_field.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 40;  // 16 bytes in a row
constexpr float k_lines_height_em = 9;
constexpr float k_bytes_height_em = 11;

}  // namespace

void EditDialog::open(EditRequest request) {
  value_ = std::move(request);
  preview_ = preview(value_.data);
  damage_ = understand(value_.data).damage;
  how_ = value_.as_bytes ? Editable{} : how_editable(value_.data);
  mistake_.clear();
  warned_.clear();
  base_ = 16;
  is_open_ = true;
  fill();
}

void EditDialog::fill() {
  if (how_.form == Form::bytes) {
    if (!bytes_.set(value_.data.bytes)) is_open_ = false;  // the registry holds no value of that size
    return;
  }
  start_ = field_text(value_.data, how_.form, base_);
  has_lines_ = how_.form == Form::lines || start_.find('\n') != std::string::npos;
  text_.set(start_);
}

void EditDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "edit", value_.is_writable ? tr("Edit value") : tr("Value"), k_width_em, is_open_);
  if (!dialog) return;
  draw_facts(ui);
  const bool was_entered = draw_field(ui);
  if (!mistake_.empty()) ui.text(mistake_, LB_TEXT_ERROR);
  draw_buttons(ui, was_entered, commands);
}

void EditDialog::draw_facts(Ui& ui) const {
  ui.text(shown_name(value_.name), LB_TEXT_SUBHEADING);
  ui.text(value_.key, LB_TEXT_MUTED);
  ui.text(words(tr("Type: %1"), {type_name(value_.data.type)}), LB_TEXT_MUTED);
  if (!damage_.empty()) ui.text(damage_, LB_TEXT_WARNING);
  if (!how_.reason.empty()) ui.text(how_.reason, LB_TEXT_MUTED);
  if (!value_.is_writable) ui.text(tr("This part of the registry cannot be changed."), LB_TEXT_WARNING);
}

bool EditDialog::draw_field(Ui& ui) {
  if (how_.form != Form::bytes) return draw_text(ui);
  const std::uint32_t flags = LB_INPUT_FOCUS | (value_.is_writable ? 0u : std::uint32_t{LB_INPUT_READ_ONLY});
  const std::uint32_t answer = ui.hex("bytes", tr("Bytes"), bytes_, flags, 0, k_bytes_height_em);
  return (answer & LB_INPUT_ENTERED) != 0;
}

bool EditDialog::draw_text(Ui& ui) {
  std::uint32_t flags = LB_INPUT_FOCUS;
  if (how_.form == Form::number) flags |= LB_INPUT_MONO | (base_ == 16 ? LB_INPUT_HEX : LB_INPUT_DECIMAL);
  if (has_lines_) flags |= LB_INPUT_MULTILINE;
  if (!value_.is_writable) flags |= LB_INPUT_READ_ONLY;
  if (how_.form != Form::lines) ui.text(words(tr("Data now: %1"), {preview_}));
  const char* label = how_.form == Form::lines ? tr("One text per line") : tr("New data");
  const std::uint32_t answer = ui.input("data", label, text_, flags, 0, has_lines_ ? k_lines_height_em : 0);
  if (how_.form == Form::number) draw_bases(ui);
  return (answer & LB_INPUT_ENTERED) != 0 && !has_lines_;
}

void EditDialog::draw_bases(Ui& ui) {
  if (ui.radio("hexadecimal", tr("Hexadecimal"), base_ == 16)) set_base(16);
  ui.same_line();
  if (ui.radio("decimal", tr("Decimal"), base_ == 10)) set_base(10);
}

void EditDialog::draw_buttons(Ui& ui, bool was_entered, Commands& commands) {
  if (!value_.is_writable) {
    if (ui.button("cancel", tr("Close"), LB_BUTTON_PRIMARY)) is_open_ = false;
    return;
  }
  ui.text(tr("Nothing is written to the disk until you save."), LB_TEXT_MUTED);
  if (ui.button("ok", tr("OK"), LB_BUTTON_PRIMARY) || was_entered) accept(commands);
  ui.same_line();
  if (ui.button("cancel", tr("Cancel"))) is_open_ = false;
  if (how_.form == Form::bytes) return;
  ui.same_line();
  if (ui.button("as-bytes", tr("Edit as bytes"), LB_BUTTON_QUIET)) go_over_to_bytes();
}

// The number stays the same and is written in the other base; what is no number stays as it was typed.
void EditDialog::set_base(int base) {
  if (auto number = number_in_base(value_.data.type, text_.get(), base_, base)) text_.set(number.value());
  if (auto number = number_in_base(value_.data.type, start_, base_, base)) start_ = number.value();
  base_ = base;
}

// With what was typed so far, where it is data.
void EditDialog::go_over_to_bytes() {
  auto now = is_untouched() ? value_.data : typed().value_or(value_.data);
  how_ = {};
  mistake_.clear();
  (void)bytes_.set(now.bytes);
}

bool EditDialog::is_untouched() const {
  return how_.form == Form::bytes ? bytes_.get() == value_.data.bytes : text_.get() == start_;
}

std::optional<sdk::RegistryData> EditDialog::typed() {
  if (how_.form == Form::bytes) return sdk::RegistryData{value_.data.type, bytes_.get()};
  auto data = data_of_field(value_.data.type, text_.get(), how_.form, base_);
  if (data) return std::move(data).value();
  mistake_ = data.failure().message;
  return std::nullopt;
}

// Empty lines would end the list for whoever reads it: the person hears that once before they are left out.
bool EditDialog::wants_second_yes() {
  const std::string text = text_.get();
  if (how_.form != Form::lines || !has_empty_line(text) || text == warned_) return false;
  warned_ = text;
  mistake_ = tr("A list cannot hold empty texts: the empty lines will be left out. Press OK again to go on.");
  return true;
}

void EditDialog::accept(Commands& commands) {
  mistake_.clear();
  if (is_untouched() && value_.is_set) {
    is_open_ = false;
    return;
  }
  if (wants_second_yes()) return;
  const auto data = typed();
  if (!data) return;
  commands.push_back(SetValue{value_.key, value_.name, *data});
  is_open_ = false;
}

}  // namespace lifeboat::regedit
