#include "plugins/drivers/view/device_table.hpp"

#include <algorithm>
#include <array>

#include "plugins/drivers/model/plain_text.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {

using sdk::tr;
using sdk::Ui;

namespace {

// So that the list of files below has its room in a window of 800x600.
constexpr std::size_t k_rows_in_sight = 3;
constexpr float k_row_em = 1.7F, k_header_em = 1.9F;
constexpr float k_why_part = 0.45F, k_most_why_em = 26;  // of the width

const char* icon_of(DeviceClass device_class) {
  switch (device_class) {
    case DeviceClass::storage: return "disk";
    case DeviceClass::network: return "network";
    case DeviceClass::input: return "keyboard";
    case DeviceClass::display: return "computer";
    default: return "driver";
  }
}

void draw_row(sdk::Table& table, const DeviceReport& report) {
  const Device& device = report.device;
  table.row({.size = 0, .id = device.id.c_str(), .depth = 0, .flags = 0, .icon = icon_of(device.parts.device_class)});
  table.cell(class_name(device.parts.device_class));
  table.cell(plain(device.name));
  table.cell(describe(report), LB_TEXT_MUTED);
}

void draw_table(Ui& ui, const Desk& desk, Commands& commands) {
  const std::vector<DeviceReport>& devices = *desk.devices();
  const float why_em = std::min(ui.available_width() * k_why_part, k_most_why_em);
  const std::array<lb_column, 3> columns = {lb_column{tr("Kind"), 7}, lb_column{tr("Device without a driver"), 0},
                                            lb_column{tr("Why"), why_em}};
  lb_table facts{};
  facts.flags = LB_TABLE_HEADER;
  facts.columns = columns.data();
  facts.column_count = columns.size();
  facts.row_count = static_cast<std::uint32_t>(devices.size());
  facts.selected = desk.selected_device() ? static_cast<std::int32_t>(*desk.selected_device()) : -1;
  facts.height = k_header_em + k_row_em * static_cast<float>(std::min(devices.size(), k_rows_in_sight));
  facts.label = tr("Devices without a driver");
  facts.empty_text = "";
  sdk::Table table(ui, "devices", facts);
  for (std::uint32_t row = table.view().first; row < table.view().last && row < devices.size(); ++row) {
    draw_row(table, devices[row]);
  }
  for (const std::int32_t row : {table.view().select, table.view().activate}) {
    if (row >= 0) commands.emplace_back(SelectDevice{static_cast<std::size_t>(row)});
  }
}

void draw_load_own(Ui& ui, const Desk& desk, Commands& commands) {
  const LoadPlan plan = desk.own_plan();
  if (plan.steps.empty()) return;
  const std::string why_not = desk.why_not_load_own();
  {
    const sdk::Disabled disabled(ui, !why_not.empty());
    if (ui.button("load-own", say(tr("Load {}"), names_of(plan)))) commands.emplace_back(LoadOwn{});
  }
  ui.same_line();
  ui.text(why_not.empty() ? tr("It is part of this environment.") : why_not, LB_TEXT_MUTED);
}

}  // namespace

void draw_devices(Ui& ui, const Desk& desk, Commands& commands) {
  if (!desk.devices()) return ui.text(tr("Looking at the devices of this computer…"), LB_TEXT_MUTED);
  if (desk.devices()->empty()) return ui.text(tr("Every device that Lifeboat knows has a driver."), LB_TEXT_SUCCESS);
  draw_table(ui, desk, commands);
  draw_load_own(ui, desk, commands);
}

}  // namespace lifeboat::drivers
