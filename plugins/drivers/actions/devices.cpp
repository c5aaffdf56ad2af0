// devices: what has no driver here, a line each, or as JSON.
#include "lifeboat/cpp/json.hpp"
#include "plugins/drivers/actions/actions.hpp"
#include "plugins/drivers/actions/options.hpp"
#include "plugins/drivers/model/device_report.hpp"
#include "plugins/drivers/model/plain_text.hpp"

namespace lifeboat::drivers {
namespace {

std::string as_text(const DeviceReport& report) {
  const Device& device = report.device;
  return std::string(class_name(device.parts.device_class)) + "    " + plain(device.id) + "    " + plain(device.name) +
         "    " + describe(report) + '\n';
}

void write(sdk::JsonWriter& json, const DeviceReport& report) {
  const Device& device = report.device;
  json.begin_object().key("id").string(device.id).key("class").string(class_id(device.parts.device_class));
  json.key("name").string(device.name).key("modalias").string(device.modalias).key("why").string(why_id(report.why));
  json.key("modules").begin_array();
  for (const KnownModule& module : report.modules) json.string(module.name);
  json.end_array().end_object();
}

}  // namespace

lb_status devices(sdk::ActionCall& call) {
  const auto reports = report_devices(parse_devices(call).places);
  sdk::JsonWriter json;
  json.begin_array();
  for (const DeviceReport& report : reports) {
    if (call.wants_json()) write(json, report);
    else call.out(as_text(report));
  }
  if (call.wants_json()) call.out(json.end_array().text() + '\n');
  return LB_OK;
}

}  // namespace lifeboat::drivers
