#include "plugins/regedit/view/import_dialog.hpp"

#include <algorithm>
#include <array>

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/view/text_room.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;
using State = Importer::State;

namespace {

constexpr float k_width_em = 60;
constexpr float k_table_height_em = 10;
constexpr float k_line_em = 4, k_effect_em = 6, k_value_em = 9, k_data_em = 9;

bool is_running(const Importer& importer) {
  return importer.state() == State::reading || importer.state() == State::comparing;
}

lb_text_style style_of(Effect effect) {
  switch (effect) {
    case Effect::created: return LB_TEXT_SUCCESS;
    case Effect::changed: return LB_TEXT_WARNING;
    case Effect::deleted: return LB_TEXT_ERROR;
    case Effect::unchanged: break;
  }
  return LB_TEXT_MUTED;
}

lb_text_style style_of(State state) {
  if (state == State::failed) return LB_TEXT_ERROR;
  return state == State::done ? LB_TEXT_SUCCESS : LB_TEXT_BODY;
}

void draw_row(sdk::Table& table, const Importer& importer, const ImportRow& row, std::size_t key_characters) {
  const RegKey& key = importer.key_of(row);
  const RegValue* value = importer.value_of(row);
  const std::string line = std::to_string(value != nullptr ? value->line : key.line);
  const bool is_muted = row.effect == Effect::unchanged;
  table.row({.size = 0, .id = ("line-" + line).c_str(), .depth = 0,
             .flags = is_muted ? std::uint32_t{LB_ROW_MUTED} : 0u, .icon = value != nullptr ? "text" : "key"});
  table.cell(line, LB_TEXT_MUTED);
  table.cell(effect_name(row.effect), style_of(row.effect));
  table.cell(path_end(one_line(key.path), key_characters));
  table.cell(value != nullptr ? shown_name(value->name) : std::string());
  table.cell(value != nullptr && value->data ? preview(*value->data) : std::string());
}

lb_table table_of(std::span<const lb_column> columns, const Importer& importer, std::int32_t selected) {
  lb_table table{};
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = static_cast<std::uint32_t>(columns.size());
  table.row_count = static_cast<std::uint32_t>(importer.rows().size());
  table.selected = std::min(selected, static_cast<std::int32_t>(table.row_count) - 1);
  table.height = k_table_height_em;
  table.label = tr("What each line would do");
  table.empty_text = tr("The file has no keys.");
  return table;
}

}  // namespace

void ImportDialog::draw(Ui& ui, const Importer& importer, Commands& commands) {
  if (!is_open_) return;
  {
    sdk::Dialog dialog(ui, "import", tr("Import"), k_width_em, is_open_);
    if (dialog) {
      draw_request(ui, importer, commands);
      if (is_running(importer)) ui.progress(-1, importer.summary());
      if (importer.state() == State::ready) draw_lines(ui, importer);
      draw_buttons(ui, importer, commands);
    }
  }
  if (!is_open_) commands.push_back(StopImport{});
}

void ImportDialog::draw_request(Ui& ui, const Importer& importer, Commands& commands) {
  const bool was_entered = (ui.input("file", tr("File on this machine, for example /media/stick/fix.reg"), file_,
                                     LB_INPUT_FOCUS) & LB_INPUT_ENTERED) != 0;
  sdk::Disabled disabled(ui, is_running(importer));
  const auto style = importer.state() != State::ready ? LB_BUTTON_PRIMARY : LB_BUTTON_NORMAL;
  const bool was_pressed = ui.button("read", tr("Show what it would do"), style);
  if (!was_pressed && (!was_entered || is_running(importer))) return;
  commands.push_back(StartImport{file_.get()});
  selected_ = -1;
}

void ImportDialog::draw_lines(Ui& ui, const Importer& importer) {
  const std::array<lb_column, 5> columns = {lb_column{tr("Line"), k_line_em}, lb_column{tr("Effect"), k_effect_em},
                                            lb_column{tr("Key"), 0}, lb_column{tr("Value"), k_value_em},
                                            lb_column{tr("Data"), k_data_em}};
  const float taken_em = k_line_em + k_effect_em + k_value_em + k_data_em;
  const std::size_t key_characters = characters_in(ui.available_width() - taken_em);
  const lb_table facts = table_of(columns, importer, selected_);
  sdk::Table table(ui, "lines", facts);
  const lb_table_view& view = table.view();
  for (std::uint32_t row = view.first; row < view.last && row < facts.row_count; ++row) {
    draw_row(table, importer, importer.rows()[row], key_characters);
  }
  if (view.select >= 0) selected_ = view.select;
}

void ImportDialog::draw_buttons(Ui& ui, const Importer& importer, Commands& commands) {
  const State state = importer.state();
  if (!is_running(importer) && state != State::idle) {
    ui.text(importer.summary(), style_of(state));
  }
  if (state == State::ready) {
    ui.text(tr("It can be undone in one step, and nothing is written to the disk until you save."), LB_TEXT_MUTED);
    sdk::Disabled disabled(ui, !importer.has_effect());
    if (ui.button("ok", tr("Import"), LB_BUTTON_PRIMARY)) commands.push_back(ApplyImport{});
    ui.same_line();
  }
  const bool stops = is_running(importer);
  if (!ui.button("close", stops ? tr("Cancel") : tr("Close"))) return;
  if (stops) commands.push_back(StopImport{});
  else is_open_ = false;
}

}  // namespace lifeboat::regedit
