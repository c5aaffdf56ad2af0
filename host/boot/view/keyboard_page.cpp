#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "host/base/text.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {
namespace {

constexpr float k_below_list_em = 5.0F;  // the field to try it, with its label
constexpr float k_code_width_em = 10.0F;

}  // namespace

void KeyboardPage::draw(ui::Ui& ui, BootContext& context) {
  ui.text(tr("Keyboard"), LB_TEXT_HEADING);
  ui.text(tr("Type into the field at the bottom. If wrong characters appear, choose this computer's keyboard in the list."));
  ui.space(0.2F);
  (void)ui.input("search", tr("Search by language or country"), search_.handle(), 0, 0, 0);
  follow(context.flow.answers().language);
  filter();
  draw_list(ui, context);
  (void)ui.input("trial", words_on_trial(context.flow.answers().layout), trial_.handle(), 0, 0, 0);
}

// The layout in force: the list may be searched for another one.
std::string KeyboardPage::words_on_trial(const std::string& layout) const {
  const auto chosen = std::ranges::find(layouts_, layout, &NamedLayout::name);
  if (chosen == layouts_.end()) return tr("Try it here. No layout was chosen: the keyboard is as this system has it.");
  return fmt::format(fmt::runtime(tr("Try it here, with {}")), chosen->description);
}

void KeyboardPage::follow(const std::string& language) {
  if (language_ == language) return;
  language_ = language;
  layouts_ = read_layouts();
  shown_ = matching(layouts_, filtered_by_);
}

void KeyboardPage::filter() {
  if (search_.value() == filtered_by_) return;
  filtered_by_ = search_.value();
  shown_ = matching(layouts_, filtered_by_);
}

void KeyboardPage::draw_list(ui::Ui& ui, BootContext& context) {
  const std::string reason = context.why_not(k_entry_keyboard);
  const std::string current = context.flow.answers().layout;
  const auto chosen = std::ranges::find(shown_, current, [](const NamedLayout* each) { return each->name; });
  const std::array<lb_column, 2> columns = {lb_column{tr("Keyboard layout"), 0}, lb_column{tr("Code"), k_code_width_em}};
  lb_table table{};
  table.size = sizeof table;
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = columns.size();
  table.row_count = static_cast<std::uint32_t>(shown_.size());
  table.selected = chosen == shown_.end() ? -1 : static_cast<std::int32_t>(chosen - shown_.begin());
  table.height = -k_below_list_em;
  table.label = tr("Keyboard layouts");
  table.empty_text = layouts_.empty() ? tr("This system has no list of keyboard layouts. The keyboard stays as it is.")
                                      : tr("No layout has these words in its name.");
  lb_table_view view{};
  view.size = sizeof view;
  ui.begin_disabled(!reason.empty());
  ui.begin_table("layouts", table, view);
  for (std::uint32_t i = view.first; i < view.last; ++i) {
    lb_row row{};
    row.size = sizeof row;
    row.id = shown_[i]->name.c_str();
    ui.row(row);
    ui.cell(shown_[i]->description, LB_TEXT_BODY);
    ui.cell(shown_[i]->name, LB_TEXT_MUTED);
  }
  ui.end_table();
  ui.end_disabled();
  if (!reason.empty()) ui.text(reason, LB_TEXT_WARNING);
  const std::int32_t wanted = view.select >= 0 ? view.select : view.activate;
  if (wanted < 0 || !context.may(k_entry_keyboard, ui.input_source())) return;
  context.flow.choose_layout(shown_[static_cast<std::size_t>(wanted)]->name);
}

}  // namespace lifeboat::boot
