#include "plugins/regedit/view/history_dialog.hpp"

#include <algorithm>
#include <array>

#include "plugins/regedit/model/history.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::RegistryChange;
using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 60;
constexpr float k_table_height_em = 11;

lb_text_style style_of(const RegistryChange& change) {
  if ((change.flags & LB_CHANGE_UNDONE) != 0) return LB_TEXT_MUTED;
  return (change.flags & LB_CHANGE_SAVED) != 0 ? LB_TEXT_SUCCESS : LB_TEXT_WARNING;
}

void draw_row(sdk::Table& table, std::uint32_t index, const RegistryChange& change) {
  const std::string id = "change-" + std::to_string(index + 1);
  const bool is_undone = (change.flags & LB_CHANGE_UNDONE) != 0;
  table.row({.size = 0, .id = id.c_str(), .depth = 0, .flags = is_undone ? std::uint32_t{LB_ROW_MUTED} : 0u,
             .icon = is_undone ? "undo" : "edit"});
  table.cell(time_of(change, false));
  table.cell(what_was_done(change));
  table.cell(before_and_after(change));
  table.cell(change.who, LB_TEXT_MUTED);
  table.cell(what_became_of(change), style_of(change));
}

lb_table table_of(std::span<const lb_column> columns, std::uint32_t count, std::int32_t selected) {
  lb_table table{};
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = static_cast<std::uint32_t>(columns.size());
  table.row_count = count;
  table.selected = selected;
  table.height = k_table_height_em;
  table.label = tr("What was changed");
  table.empty_text = tr("Nothing was changed yet.");
  return table;
}

}  // namespace

void HistoryDialog::open() {
  is_open_ = true;
  selected_ = 0;
}

void HistoryDialog::draw(Ui& ui, const HiveFacts& hives, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, "history", tr("What was changed"), k_width_em, is_open_);
  if (!dialog) return;
  draw_changes(ui, hives.host_hives());
  draw_selected(ui, hives.host_hives());
  draw_buttons(ui, hives, commands);
}

void HistoryDialog::draw_changes(Ui& ui, const sdk::Hives& hives) {
  const std::array<lb_column, 5> columns = {lb_column{tr("Time"), 7}, lb_column{tr("Change"), 0},
                                            lb_column{tr("Before → after"), 0}, lb_column{tr("Who"), 8},
                                            lb_column{tr("State"), 6}};
  const std::uint32_t count = hives.change_count();
  selected_ = std::min(selected_, static_cast<std::int32_t>(count) - 1);
  sdk::Table table(ui, "changes", table_of(columns, count, selected_));
  const lb_table_view& view = table.view();
  for (std::uint32_t row = view.first; row < view.last && row < count; ++row) {
    auto change = hives.change(count - 1 - row);
    draw_row(table, count - 1 - row, std::move(change).value_or({}));
  }
  if (view.select >= 0) selected_ = view.select;
}

void HistoryDialog::draw_selected(Ui& ui, const sdk::Hives& hives) const {
  const std::uint32_t count = hives.change_count();
  if (selected_ < 0 || static_cast<std::uint32_t>(selected_) >= count) return;
  const auto change = hives.change(count - 1 - static_cast<std::uint32_t>(selected_)).value_or({});
  ui.text(change.key_path, LB_TEXT_MONO);
  std::string facts = words(tr("%1, %2, by %3."), {what_was_done(change), time_of(change, true), change.who});
  if (!change.group_label.empty()) facts += ' ' + words(tr("Part of: %1."), {change.group_label});
  ui.text(facts, LB_TEXT_MUTED);
  const std::string data = before_and_after(change);
  if (!data.empty()) ui.text(data);
}

void HistoryDialog::draw_buttons(Ui& ui, const HiveFacts& hives, Commands& commands) {
  {
    sdk::Disabled disabled(ui, !hives.can_undo());
    if (ui.button("undo", tr("Undo the newest"))) commands.push_back(Undo{});
  }
  ui.same_line();
  {
    sdk::Disabled disabled(ui, !hives.can_redo());
    if (ui.button("redo", tr("Redo"))) commands.push_back(Redo{});
  }
  ui.same_line();
  if (ui.button("close", tr("Close"), LB_BUTTON_PRIMARY)) is_open_ = false;
}

}  // namespace lifeboat::regedit
