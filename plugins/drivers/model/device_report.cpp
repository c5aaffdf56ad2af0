#include "plugins/drivers/model/device_report.hpp"

#include <algorithm>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

using sdk::tr;

std::string names_of(const std::vector<KnownModule>& modules) {
  std::string out;
  for (const KnownModule& module : modules) out += (out.empty() ? "" : ", ") + module.name;
  return out;
}

}  // namespace

WhyUndriven why_undriven(const std::vector<KnownModule>& modules) {
  if (modules.empty()) return WhyUndriven::no_module;
  const auto is_there = [](const KnownModule& module) { return module.is_builtin || module.is_loaded; };
  if (std::ranges::any_of(modules, is_there)) return WhyUndriven::not_taken;
  const bool is_forbidden = std::ranges::all_of(modules, &KnownModule::is_blacklisted);
  return is_forbidden ? WhyUndriven::blacklisted : WhyUndriven::not_loaded;
}

LoadPlan own_plan(const DeviceReport& report) {
  LoadPlan plan;
  if (report.why != WhyUndriven::not_loaded) return plan;
  for (const KnownModule& module : report.modules) {
    if (!module.is_blacklisted) plan.steps.push_back({module.name, ""});
  }
  return plan;
}

std::string names_of(const LoadPlan& plan) {
  std::string out;
  for (const LoadStep& step : plan.steps) out += (out.empty() ? "" : ", ") + step.name;
  return out;
}

std::string describe(const DeviceReport& report) {
  const std::string names = names_of(report.modules);
  switch (report.why) {
    case WhyUndriven::no_module: return tr("No driver here fits it");
    case WhyUndriven::blacklisted: return say(tr("Its driver {} is blacklisted here"), names);
    case WhyUndriven::not_loaded: return say(tr("Its driver {} is here, but not loaded"), names);
    case WhyUndriven::not_taken: break;
  }
  return say(tr("Its driver {} is loaded, but has not taken it"), names);
}

const char* why_id(WhyUndriven why) {
  switch (why) {
    case WhyUndriven::no_module: return "no-module";
    case WhyUndriven::blacklisted: return "blacklisted";
    case WhyUndriven::not_loaded: return "not-loaded";
    case WhyUndriven::not_taken: break;
  }
  return "not-taken";
}

std::vector<DeviceReport> report_devices(const Places& places) {
  const ModuleIndex index(places);
  std::vector<DeviceReport> reports;
  for (Device& device : devices_without_driver(places)) {
    std::vector<KnownModule> modules = index.fitting(device.modalias);
    const WhyUndriven why = why_undriven(modules);
    reports.push_back({std::move(device), std::move(modules), why});
  }
  return reports;
}

}  // namespace lifeboat::drivers
