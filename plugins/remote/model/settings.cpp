#include <charconv>
#include <string>
#include <string_view>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/ext/settings.h"
#include "plugins/remote/model/remote_connection.hpp"

namespace lifeboat::remote {
namespace {

constexpr const char* k_default_inventory = "/run/lifeboat/inv32.xml";

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
  if (text.empty()) return 0;
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc() && end == text.data() + text.size() && port != 0) return port;
  throw sdk::Failed({LB_BAD_USE, sdk::tr("The setting remote.port must be a number from 1 to 65535.")});
}

}  // namespace

RemoteSettings read_settings(sdk::Host host) {
  RemoteSettings settings;
  settings.net.port = port_setting(host);
  settings.net.allow_from = list_setting(host, "remote.allow_from");
  settings.welcome = setting(host, "remote.message");
  settings.starts_at_once = setting(host, "remote.no_message") == "true";
  const std::string inventory = setting(host, "remote.inventory");
  settings.inventory = inventory.empty() ? k_default_inventory : inventory;
  for (const std::string& copy : list_setting(host, "remote.inventory_copies")) {
    settings.inventory_copies.emplace_back(copy);
  }
  return settings;
}

}  // namespace lifeboat::remote
