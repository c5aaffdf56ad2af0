#include "plugins/regedit/view/find_dialog.hpp"

#include <algorithm>
#include <array>

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/view/text_room.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 60;
constexpr float k_table_height_em = 9;
constexpr float k_value_em = 10, k_data_em = 11;

bool is_going_on(const Finder& finder) {
  return finder.state() == Finder::State::running || finder.state() == Finder::State::waiting;
}

void draw_row(sdk::Table& table, const Hit& hit, std::size_t key_characters) {
  const std::string id = hit.value ? hit.key + "\\\\" + *hit.value : hit.key;
  table.row({.size = 0, .id = id.c_str(), .depth = 0, .flags = 0, .icon = hit.value ? icon_of(hit.type) : "key"});
  table.cell(path_end(one_line(hit.key), key_characters));
  table.cell(hit.value ? shown_name(*hit.value) : tr("(the key)"), hit.value ? LB_TEXT_BODY : LB_TEXT_MUTED);
  table.cell(hit.preview);
}

lb_table table_of(std::span<const lb_column> columns, const Finder& finder) {
  lb_table table{};
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = static_cast<std::uint32_t>(columns.size());
  table.row_count = static_cast<std::uint32_t>(finder.hits().size());
  table.selected = finder.current();
  table.height = k_table_height_em;
  table.label = tr("What was found");
  table.empty_text = is_going_on(finder) ? tr("Nothing was found yet.") : tr("Nothing was found.");
  return table;
}

}  // namespace

void FindDialog::open(const std::string& key) {
  is_open_ = true;
  key_ = key;
}

void FindDialog::draw(Ui& ui, const Finder& finder, Commands& commands) {
  if (!is_open_) return;
  std::int32_t chosen = -1;
  {
    sdk::Dialog dialog(ui, "find", tr("Find"), k_width_em, is_open_);
    if (dialog) {
      draw_request(ui, finder, commands);
      if (finder.state() != Finder::State::idle) chosen = draw_hits(ui, finder, commands);
      chosen = std::max(chosen, draw_buttons(ui, finder, commands));
    }
  }
  if (chosen >= 0) {
    commands.push_back(GoToHit{chosen});
    is_open_ = false;
  } else if (!is_open_) {
    commands.push_back(StopSearch{});
  }
}

void FindDialog::draw_request(Ui& ui, const Finder& finder, Commands& commands) {
  const std::uint32_t answer = ui.input("text", tr("Text, or hex:0a0b for bytes"), text_, LB_INPUT_FOCUS);
  draw_places(ui);
  draw_scope(ui);
  if (!finder.mistake().empty()) ui.text(finder.mistake(), LB_TEXT_ERROR);
  const bool is_ok = ui.button("ok", tr("Find"), LB_BUTTON_PRIMARY);
  if (!is_ok && (answer & LB_INPUT_ENTERED) == 0) return;
  commands.push_back(StartSearch{{text_.get(), rules_, places_, is_everywhere_ ? std::string() : key_}});
}

void FindDialog::draw_places(Ui& ui) {
  ui.check("keys", tr("Keys"), places_.keys);
  ui.same_line();
  ui.check("values", tr("Values"), places_.values);
  ui.same_line();
  ui.check("data", tr("Data"), places_.data);
  ui.same_line();
  ui.check("whole", tr("Whole text only"), rules_.is_whole);
  ui.same_line();
  ui.check("case", tr("Match case"), rules_.is_case_sensitive);
}

void FindDialog::draw_scope(Ui& ui) {
  if (ui.radio("everywhere", tr("In the whole registry"), is_everywhere_)) is_everywhere_ = true;
  ui.same_line();
  if (ui.radio("here", tr("Only in the selected key and below it"), !is_everywhere_)) is_everywhere_ = false;
  if (!is_everywhere_) ui.text(key_, LB_TEXT_MUTED);
}

std::int32_t FindDialog::draw_hits(Ui& ui, const Finder& finder, Commands& commands) {
  if (is_going_on(finder)) ui.progress(-1, finder.summary());
  else ui.text(finder.summary(), finder.state() == Finder::State::failed ? LB_TEXT_ERROR : LB_TEXT_BODY);
  if (!finder.problems().empty()) ui.text(finder.problems(), LB_TEXT_WARNING);
  const std::array<lb_column, 3> columns = {lb_column{tr("Key"), 0}, lb_column{tr("Value"), k_value_em},
                                            lb_column{tr("Data"), k_data_em}};
  const std::size_t key_characters = characters_in(ui.available_width() - k_value_em - k_data_em);
  const lb_table facts = table_of(columns, finder);
  sdk::Table table(ui, "hits", facts);
  const lb_table_view& view = table.view();
  for (std::uint32_t row = view.first; row < view.last && row < facts.row_count; ++row) {
    draw_row(table, finder.hits()[row], key_characters);
  }
  if (view.select >= 0) commands.push_back(SelectHit{view.select});
  return view.activate;
}

std::int32_t FindDialog::draw_buttons(Ui& ui, const Finder& finder, Commands& commands) {
  if (const Hit* hit = finder.current_hit()) ui.text(one_line(hit->key), LB_TEXT_MUTED);
  std::int32_t chosen = -1;
  {
    sdk::Disabled disabled(ui, finder.current() < 0);
    if (ui.button("go", tr("Go there"))) chosen = finder.current();
  }
  ui.same_line();
  {
    sdk::Disabled disabled(ui, !is_going_on(finder));
    if (ui.button("stop", tr("Cancel the search"))) commands.push_back(StopSearch{});
  }
  ui.same_line();
  if (ui.button("close", tr("Close"))) is_open_ = false;
  return chosen;
}

}  // namespace lifeboat::regedit
