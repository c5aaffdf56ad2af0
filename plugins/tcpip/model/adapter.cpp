#include "plugins/tcpip/model/adapter.hpp"

#include <algorithm>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;

const AdapterAddress* global_address(const Adapter& adapter) {
  const auto found = std::ranges::find_if(adapter.addresses, [](const AdapterAddress& each) {
    return each.is_usable() && each.address.address.is_global();
  });
  return found == adapter.addresses.end() ? nullptr : &*found;
}

const AdapterAddress* foreign_address(const Adapter& adapter) {
  const auto found = std::ranges::find_if(adapter.addresses, [](const AdapterAddress& each) {
    return !each.is_ours && !each.is_duplicate && each.address.address.is_global();
  });
  return found == adapter.addresses.end() ? nullptr : &*found;
}

bool is_in_use_by_others(const Adapter& adapter) {
  return !adapter.used_by.empty() || adapter.origin == Origin::other_dynamic || adapter.origin == Origin::other_fixed;
}

std::string why_left_alone(const Adapter& adapter) {
  if (!adapter.used_by.empty()) {
    return say(tr("{} is a part of {}, over which others may work, so it was left alone."), adapter.name, adapter.used_by);
  }
  return say(tr("{} already has the address {}, which did not come from here, so it was left alone."), adapter.name,
             foreign_address(adapter)->address.address.text());
}

AdapterState state_of(const Adapter& adapter) {
  if (!adapter.is_up) return AdapterState::off;
  if (adapter.has_carrier && has_global_address(adapter)) return AdapterState::connected;
  if (!adapter.has_carrier) return adapter.is_wireless ? AdapterState::wireless : AdapterState::no_cable;
  return adapter.is_dhcp_running ? AdapterState::asking : AdapterState::no_address;
}

std::string state_words(const Adapter& adapter) {
  if (!adapter.used_by.empty()) return say(tr("Part of {}"), adapter.used_by);
  switch (state_of(adapter)) {
    case AdapterState::off: return tr("Turned off");
    case AdapterState::no_cable: return tr("No cable");
    case AdapterState::wireless: return tr("Wi-Fi, which is not supported");
    case AdapterState::asking: return tr("Asking for an address");
    case AdapterState::no_address: return tr("No address");
    case AdapterState::connected: break;
  }
  return say(tr("Connected, {}"), global_address(adapter)->address.address.text());
}

std::string origin_words(const Adapter& adapter) {
  const bool has_server = adapter.lease && adapter.lease->server;
  switch (adapter.origin) {
    case Origin::none: return {};
    case Origin::dhcp: return has_server ? say(tr("DHCP, from {}"), adapter.lease->server->text()) : tr("DHCP");
    case Origin::fixed: return tr("Set by hand, with this tool");
    case Origin::other_dynamic: return tr("For a time, by another program");
    case Origin::other_fixed: return tr("Set by another program");
  }
  return {};
}

}  // namespace lifeboat::tcpip
