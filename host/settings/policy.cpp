#include "host/settings/policy.hpp"

#include <charconv>

namespace lifeboat::settings {
namespace {

std::optional<std::uint16_t> port_of(const std::string& text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;  // "open"
  return port;
}

}  // namespace

std::vector<std::string> Policy::disabled() const {
  std::vector<std::string> all = disabled_tools;
  all.insert(all.end(), disabled_entries.begin(), disabled_entries.end());
  return all;
}

Policy policy_of(const Settings& settings) {
  return {.disabled_tools = settings.list("tools.disabled"),
          .disabled_entries = settings.list("entries.disabled"),
          .remote = {.port = port_of(settings.text("remote.port")),
                     .welcome = settings.text("remote.welcome"),
                     .asks = settings.flag("remote.confirmation"),
                     .rearms = settings.flag("remote.rearm"),
                     .is_save_local = settings.flag("remote.local_save_confirmation"),
                     .allow_from = settings.list("remote.allow_from"),
                     .inventory = settings.text("remote.inventory"),
                     .inventory_folder = settings.text("remote.copy_inventory_to")},
          .screen_servers = settings.list("screen.servers"),
          .start_script = settings.text("start.script"),
          .keyboard_layout = settings.text("keyboard.layout"),
          .language = settings.text("language.default"),
          .trouble = {}};
}

}  // namespace lifeboat::settings
