#include <charconv>
#include <string>
#include <string_view>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/ext/settings.h"
#include "plugins/remote/model/remote_connection.hpp"

namespace lifeboat::remote {
namespace {

constexpr const char* k_default_inventory = "/run/lifeboat/inv32.xml";
// Readers know it by this name.
constexpr const char* k_inventory_name = "inv32.xml";

std::string setting(sdk::Host host, const char* key) {
  const auto* settings = host.find_extension<lb_settings>(LB_EXT_SETTINGS);
  const char* text = settings == nullptr ? nullptr : settings->get(host.raw(), key);
  return text == nullptr ? std::string() : text;
}

std::vector<std::string> list_setting(sdk::Host host, const char* key) {
  const std::string text = setting(host, key);
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    items.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

std::uint16_t port_setting(sdk::Host host) {
  const std::string text = setting(host, "remote.port");
  if (text.empty() || text == "open") return 0;
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc() && end == text.data() + text.size() && port != 0) return port;
  throw sdk::Failed({LB_BAD_USE, sdk::tr("The setting remote.port must be a number from 1 to 65535 or \"open\".")});
}

}  // namespace

RemoteSettings read_settings(sdk::Host host) {
  RemoteSettings settings;
  settings.net.port = port_setting(host);
  settings.net.allow_from = list_setting(host, "remote.allow_from");
  settings.welcome = setting(host, "remote.welcome");
  settings.starts_at_once = setting(host, "remote.confirmation") == "false";
  const std::string inventory = setting(host, "remote.inventory");
  settings.inventory = inventory.empty() ? k_default_inventory : inventory;
  const std::string folder = setting(host, "remote.copy_inventory_to");
  if (!folder.empty()) settings.inventory_copy = std::filesystem::path(folder) / k_inventory_name;
  return settings;
}

}  // namespace lifeboat::remote
