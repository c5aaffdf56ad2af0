// The devices without a driver, each with the environment's modules that fit and why none of them drives it.
#pragma once

#include <string>
#include <vector>

#include "plugins/drivers/model/device_list.hpp"
#include "plugins/drivers/model/load_plan.hpp"
#include "plugins/drivers/model/module_index.hpp"

namespace lifeboat::drivers {

enum class WhyUndriven { no_module, blacklisted, not_loaded, not_taken };

struct DeviceReport {
  Device device;
  std::vector<KnownModule> modules;
  WhyUndriven why = WhyUndriven::no_module;
};

[[nodiscard]] WhyUndriven why_undriven(const std::vector<KnownModule>& modules);
[[nodiscard]] std::string describe(const DeviceReport& report);
// The same for programs: "no-module".
[[nodiscard]] const char* why_id(WhyUndriven why);
// What to load for it of the environment's own, as modprobe would: all that fit and are not blacklisted. Nothing unless it
// is `not_loaded`.
[[nodiscard]] LoadPlan own_plan(const DeviceReport& report);
// "ahci, ata_generic": what that plan loads.
[[nodiscard]] std::string names_of(const LoadPlan& plan);
[[nodiscard]] std::vector<DeviceReport> report_devices(const Places& places);

}  // namespace lifeboat::drivers
