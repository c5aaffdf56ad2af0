#include "plugins/regedit/view/key_tree_view.hpp"

#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"
#include "plugins/regedit/view/hive_notice.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

// A key's name, and what there is to know of the hive whose root it is.
std::string words_of(const TreeRow& row, const sdk::HiveInfo& hive) {
  std::string name = one_line(row.name);
  if (!hive.label.empty()) name = words(tr("%1 (%2)"), {name, hive.label});
  const std::string trouble = row.is_being_read     ? reading_state(hive)
                              : row.problem.empty() ? hive_trouble(hive)
                                                    : tr("cannot be read");
  return trouble.empty() ? name : words(tr("%1 (%2)"), {name, trouble});
}

void draw_row(sdk::Table& table, const TreeRow& row, const Editor& editor) {
  std::uint32_t flags = 0;
  if (row.has_children) flags |= LB_ROW_HAS_CHILDREN;
  if (row.is_open && row.has_children) flags |= LB_ROW_OPEN;
  const auto hive = editor.hives().at_root(row.path);
  const sdk::HiveInfo info = hive ? hive->info : sdk::HiveInfo{};
  const bool is_troubled = !row.is_being_read && (!row.problem.empty() || !hive_trouble(info).empty());
  const char* icon = is_troubled ? "warning" : row.depth == 0 ? "registry" : hive ? "hive" : "folder";
  table.row({.size = 0, .id = row.path.c_str(), .depth = row.depth, .flags = flags, .icon = icon});
  table.cell(words_of(row, info), is_troubled ? LB_TEXT_WARNING : row.is_being_read ? LB_TEXT_MUTED : LB_TEXT_BODY);
}

void select_row(Editor& editor, std::int32_t row, Commands& commands) {
  if (row < 0 || static_cast<std::uint32_t>(row) >= editor.tree().row_count()) return;
  commands.push_back(SelectKey{editor.tree().row(static_cast<std::uint32_t>(row)).path});
}

void go_to_parent(Editor& editor, std::int32_t row, Commands& commands) {
  if (row < 0 || static_cast<std::uint32_t>(row) >= editor.tree().row_count()) return;
  const auto parent = editor.tree().parent_of(static_cast<std::uint32_t>(row));
  if (parent) select_row(editor, static_cast<std::int32_t>(*parent), commands);
}

}  // namespace

TreeAnswer draw_key_tree(Ui& ui, Editor& editor, Commands& commands) {
  const lb_column column{"", 0};
  lb_table facts{};
  facts.flags = LB_TABLE_TREE;
  facts.columns = &column;
  facts.column_count = 1;
  facts.row_count = editor.tree().row_count();
  facts.selected = editor.selected_row();
  facts.label = tr("Keys");
  facts.empty_text = tr("There are no keys to show.");
  sdk::Table table(ui, "tree", facts);
  const lb_table_view& view = table.view();
  for (std::uint32_t row = view.first; row < view.last && row < facts.row_count; ++row) {
    draw_row(table, editor.tree().row(row), editor);
  }
  select_row(editor, view.select, commands);
  select_row(editor, view.context, commands);
  go_to_parent(editor, view.to_parent, commands);
  const std::int32_t toggled = view.toggle >= 0 ? view.toggle : view.activate;
  if (toggled >= 0) commands.push_back(ToggleKey{static_cast<std::uint32_t>(toggled)});
  return {view.select >= 0 || view.context >= 0 || view.to_parent >= 0 || toggled >= 0, view.context >= 0};
}

}  // namespace lifeboat::regedit
