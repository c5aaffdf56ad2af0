#include "plugins/tcpip/view/adapter_table.hpp"

#include <algorithm>
#include <array>

#include "lifeboat/cpp/scopes.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_name_em = 9, k_state_em = 15;
constexpr float k_head_em = 2.2F, k_row_em = 1.9F;
constexpr std::size_t k_least_rows = 2, k_most_rows = 5;  // more are scrolled to

const char* icon_of(AdapterState state) {
  switch (state) {
    case AdapterState::connected: return "success";
    case AdapterState::asking: return "wait";
    case AdapterState::no_address: return "warning";
    case AdapterState::off: return "power";
    case AdapterState::no_cable:
    case AdapterState::wireless: return "unavailable";
  }
  return "network";
}

void draw_row(sdk::Table& table, const Adapter& adapter) {
  table.row({.size = 0, .id = adapter.name.c_str(), .depth = 0, .flags = 0, .icon = icon_of(state_of(adapter))});
  table.cell(adapter.name);
  table.cell(state_words(adapter));
  table.cell(origin_words(adapter), LB_TEXT_MUTED);
}

lb_table table_of(const Configurator& configurator, std::span<const lb_column> columns) {
  const std::size_t count = configurator.view().adapters.size();
  lb_table table{};
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = static_cast<std::uint32_t>(columns.size());
  table.row_count = static_cast<std::uint32_t>(count);
  table.selected = configurator.selected_row();
  table.height = k_head_em + k_row_em * static_cast<float>(std::clamp(count, k_least_rows, k_most_rows));
  table.label = tr("Network adapters");
  table.empty_text = "";
  return table;
}

}  // namespace

void draw_adapter_table(Ui& ui, const Configurator& configurator, Commands& commands) {
  const auto& adapters = configurator.view().adapters;
  const std::array<lb_column, 3> columns = {lb_column{tr("Adapter"), k_name_em}, lb_column{tr("State"), k_state_em},
                                            lb_column{tr("Origin of the address"), 0}};
  sdk::Table table(ui, "adapters", table_of(configurator, columns));
  const lb_table_view& view = table.view();
  for (std::uint32_t row = view.first; row < std::min<std::size_t>(view.last, adapters.size()); ++row) {
    draw_row(table, adapters[row]);
  }
  for (const std::int32_t row : {view.select, view.activate}) {
    if (row >= 0 && static_cast<std::size_t>(row) < adapters.size()) {
      commands.push_back(SelectAdapter{adapters[static_cast<std::size_t>(row)].name});
    }
  }
}

void draw_hardware(Ui& ui, const Adapter& adapter) {
  std::string line = say(tr("Hardware address {}"), adapter.mac);
  if (!adapter.permanent_mac.empty() && adapter.permanent_mac != adapter.mac) {
    line += say(tr(" (burned in: {})"), adapter.permanent_mac);
  }
  if (!adapter.driver.empty()) line += say(tr(", driver {}"), adapter.driver);
  if (adapter.speed_mbit) line += say(tr(", {} Mbit/s"), *adapter.speed_mbit);
  ui.text(line, LB_TEXT_MUTED);
}

}  // namespace lifeboat::tcpip
