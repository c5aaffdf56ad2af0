// A network in memory: adapters as a test puts them, and what the page asked for.
#pragma once

#include <string>
#include <vector>

#include "plugins/tcpip/model/network.hpp"

namespace lifeboat::tcpip::test {

// An adapter with a cable and this address, "10.0.0.5/24"; "" for none.
inline Adapter make_adapter(const std::string& name, const std::string& address, Origin origin) {
  Adapter adapter;
  adapter.name = name;
  adapter.mac = adapter.permanent_mac = "52:54:00:12:34:56";
  adapter.driver = "e1000e";
  adapter.is_up = adapter.has_carrier = true;
  adapter.speed_mbit = 1000;
  adapter.origin = origin;
  adapter.is_dhcp_running = origin == Origin::dhcp;
  if (address.empty()) return adapter;
  adapter.addresses.push_back({Prefixed::parse(address).value(), true, false, false});
  adapter.gateways.push_back(IpAddress::parse("10.0.0.1").value());
  adapter.lease.emplace();
  adapter.lease->address = adapter.addresses.front().address;
  adapter.lease->server = IpAddress::parse("10.0.0.1");
  adapter.lease->dns = {IpAddress::parse("10.0.0.1").value(), IpAddress::parse("9.9.9.9").value()};
  return adapter;
}

class FakeNetwork final : public Network {
 public:
  [[nodiscard]] NetworkView view() const override { return now; }
  [[nodiscard]] bool is_live() const override { return live; }
  [[nodiscard]] sdk::Outcome<void> use_dhcp(const std::string& adapter, bool may_touch_used,
                                            const StartListener& listener) override {
    asked.push_back("dhcp " + adapter + (may_touch_used ? " allowed" : ""));
    listener.tell({adapter, StartPhase::asking, {}, {}});
    if (listener.is_cancelled() || !refusal.empty()) return sdk::Failure{LB_NOT_FOUND, refusal};
    listener.tell({adapter, StartPhase::bound, {}, "10.0.0.77"});
    return {};
  }
  [[nodiscard]] sdk::Outcome<void> use_static(const std::string& adapter, const StaticConfig& config, bool may_touch_used,
                                              std::function<bool()>) override {
    asked.push_back("static " + adapter + ' ' + config.address.text() + (may_touch_used ? " allowed" : ""));
    if (!refusal.empty()) return sdk::Failure{LB_REFUSED, refusal};
    return {};
  }

  NetworkView now;
  bool live = false;
  std::string refusal;             // why nothing can be done
  std::vector<std::string> asked;  // "dhcp eth0", "static eth0 10.0.0.5/24 allowed"
};

}  // namespace lifeboat::tcpip::test
