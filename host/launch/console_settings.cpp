#include "host/launch/console_settings.hpp"

#include <lifeboat/ext/settings.h>

#include "host/launch/runtime_folder.hpp"

namespace lifeboat::launch {
namespace {

constexpr const char* k_inventory_key = "remote.inventory";

void move_inventory(settings::Decided& decided, const std::filesystem::path& to) {
  decided.settings.set(k_inventory_key, {to.string(), 0});
  decided.policy.remote.inventory = to;
}

}  // namespace

Result<settings::Decided> settings_of_console(const std::filesystem::path& named, bool is_live) {
  auto decided = settings::decide(named);
  if (!decided) return decided;
  decided->settings.set(LB_SETTING_IS_LIVE, {is_live ? "true" : "false", 0});
  const bool is_named = decided->settings.find(k_inventory_key) != nullptr;
  if (!is_named && !is_usual_runtime_folder()) move_inventory(*decided, runtime_folder() / settings::k_inventory_name);
  return decided;
}

}  // namespace lifeboat::launch
