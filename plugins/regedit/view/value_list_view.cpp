#include "plugins/regedit/view/value_list_view.hpp"

#include <algorithm>
#include <array>

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"
#include "plugins/regedit/view/hive_notice.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

void draw_row(sdk::Table& table, const ValueRow& row) {
  const std::string id = row.name.empty() ? "(default)" : row.name;
  table.row({.size = 0, .id = id.c_str(), .depth = 0, .flags = row.is_set ? 0u : std::uint32_t{LB_ROW_MUTED},
             .icon = row.problem.empty() ? icon_of(row.type) : "warning"});
  table.cell(shown_name(row.name));
  table.cell(type_name(row.type), LB_TEXT_MUTED);
  if (!row.is_set) table.cell(tr("(value not set)"), LB_TEXT_MUTED);
  else if (row.problem.empty()) table.cell(row.preview);
  else table.cell(row.preview.empty() ? row.problem : row.preview + "  (" + row.problem + ')', LB_TEXT_WARNING);
}

void draw_problem(Ui& ui, const ValueList& values) {
  ui.text(tr("This key cannot be read."), LB_TEXT_WARNING);
  ui.text(values.problem());
  ui.text(tr("The rest of the registry can still be used. Nothing has been changed."), LB_TEXT_MUTED);
}

void draw_reading(Ui& ui, const Editor& editor) {
  const std::string& key = editor.selected_key();
  const auto hive = editor.hives().at_root(key);
  const sdk::HiveInfo info = hive ? hive->info : sdk::HiveInfo{};
  ui.progress(info.progress < 1 && info.is(LB_HIVE_READING) ? std::max(info.progress, 0.0f) : -1,
              reading_words(leaf_name(key), info));
  ui.text(tr("The rest of the registry can be used meanwhile."), LB_TEXT_MUTED);
}

std::optional<std::string> name_at(ValueList& values, std::int32_t row) {
  if (row < 0 || static_cast<std::uint32_t>(row) >= values.row_count()) return std::nullopt;
  return values.row(static_cast<std::uint32_t>(row)).name;
}

lb_table table_of(const Editor& editor, const ValueList& values, std::span<const lb_column> columns) {
  lb_table table{};
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = static_cast<std::uint32_t>(columns.size());
  table.row_count = values.row_count();
  table.selected = editor.selected_value_row();
  table.label = tr("Values");
  table.empty_text = tr("This key has no values.");
  return table;
}

ListAnswer draw_table(Ui& ui, Editor& editor, Commands& commands) {
  ValueList& values = editor.values();
  const std::array<lb_column, 3> columns = {lb_column{tr("Name"), 14}, lb_column{tr("Type"), 10},
                                            lb_column{tr("Data"), 0}};
  const lb_table facts = table_of(editor, values, columns);
  sdk::Table table(ui, "values", facts);
  const lb_table_view& view = table.view();
  for (std::uint32_t row = view.first; row < view.last && row < facts.row_count; ++row) {
    draw_row(table, values.row(row));
  }
  for (const std::int32_t row : {view.select, view.context, view.activate}) {
    if (auto name = name_at(values, row)) commands.push_back(SelectValue{*name});
  }
  return {view.select >= 0 || view.context >= 0 || view.activate >= 0, view.context >= 0,
          name_at(values, view.activate)};
}

}  // namespace

ListAnswer draw_value_list(Ui& ui, Editor& editor, Commands& commands) {
  const ValueList& values = editor.values();
  if (values.is_being_read()) {
    draw_reading(ui, editor);
    return {};
  }
  if (!values.problem().empty()) {
    draw_problem(ui, values);
    return {};
  }
  if (values.hidden_count() > 0) {
    ui.text(words(tr("%1 more values are not shown."), {std::to_string(values.hidden_count())}), LB_TEXT_WARNING);
  }
  return draw_table(ui, editor, commands);
}

}  // namespace lifeboat::regedit
