#include "plugins/tcpip/model/adapter_setup.hpp"

#include <linux/rtnetlink.h>

#include <algorithm>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/adapter_list.hpp"
#include "plugins/tcpip/model/arp_probe.hpp"
#include "plugins/tcpip/model/dhcp_client.hpp"
#include "plugins/tcpip/model/ipv4_state.hpp"
#include "plugins/tcpip/model/link_power.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;

namespace {

// Below what dhcpcd gives to its own (1000 and the adapter's index), so that what a person set counts first; with the index
// so that two adapters do not fight over one route.
constexpr std::uint32_t k_metric = 500;

Ipv4State state_of(const StaticConfig& config, int index) {
  Ipv4State state;
  state.addresses.push_back({config.address, Ipv4Address::k_for_ever, Ipv4Address::k_for_ever});
  if (config.gateway) {
    state.routes.push_back({*config.gateway, k_metric + static_cast<std::uint32_t>(index), RTPROT_STATIC});
  }
  return state;
}

Lease lease_of(const StaticConfig& config) {
  Lease lease;
  lease.address = config.address;
  lease.gateway = config.gateway;
  lease.dns = config.dns;
  return lease;
}

// First beside what is there: what the kernel refuses shows before anything is gone.
sdk::Outcome<void> try_out(const Ipv4Adapter& ipv4, const Ipv4State& wanted) {
  for (const Ipv4Address& address : wanted.addresses) {
    if (auto added = ipv4.add(address); !added) return added;
  }
  for (const Ipv4Route& route : wanted.routes) {
    if (auto added = ipv4.add(route); !added) return added;
  }
  return {};
}

sdk::Outcome<void> change(const Ipv4Adapter& ipv4, const Ipv4State& wanted, const DhcpClient& dhcp) {
  if (auto tried = try_out(ipv4, wanted); !tried) return tried;
  dhcp.leave_addresses();
  return ipv4.bring_about(wanted);
}

sdk::Outcome<void> restored(const Ipv4Adapter& ipv4, const Ipv4State& before, const sdk::Failure& why) {
  if (auto back = ipv4.bring_about(before); back) return why;
  return sdk::Failure{why.status, say(tr("{} What was set before could not be brought back."), why.message)};
}

// Nobody answers on an adapter that was only just turned on: its cable is not seen yet.
sdk::Outcome<void> refuse_duplicate(const Adapter& adapter, const IpAddress& address, const SetupRights& rights) {
  const bool is_ours = std::ranges::any_of(adapter.addresses, [&](const AdapterAddress& each) {
    return each.address.address == address;
  });
  if (is_ours || !adapter.has_carrier) return {};
  auto owner = who_has(adapter, address, rights.is_cancelled);
  if (!owner) return owner.failure();
  if (rights.is_cancelled()) return sdk::Failure{LB_REFUSED, tr("It was cancelled; nothing was changed.")};
  if (!owner.value()) return {};
  return sdk::Failure{LB_REFUSED, say(tr("Another device on this network already uses {}. Its hardware address is {}."),
                                      address.text(), *owner.value())};
}

sdk::Outcome<void> remember(const StateFolder& folder, const std::string& adapter, const StaticConfig& config,
                            const SetupRights& rights) {
  if (auto kept = folder.put_lease(adapter, k_static, lease_of(config)); !kept) return kept;
  return refresh_resolv_conf(folder, rights.resolv_conf);
}

sdk::Outcome<void> remove_given(const Adapter& adapter, const Lease& lease) {
  auto ipv4 = Ipv4Adapter::open(adapter);
  if (!ipv4) return ipv4.failure();
  auto state = ipv4.value().read();
  if (!state) return state.failure();
  std::erase_if(state.value().addresses, [&](const Ipv4Address& each) { return each.address == lease.address; });
  std::erase_if(state.value().routes, [&](const Ipv4Route& each) { return each.gateway == lease.gateway; });
  return ipv4.value().bring_about(state.value());
}

}  // namespace

sdk::Outcome<void> may_touch(const Adapter& adapter, const SetupRights& rights) {
  if (rights.may_touch_used || !is_in_use_by_others(adapter)) return {};
  return sdk::Failure{LB_REFUSED, why_left_alone(adapter)};
}

sdk::Outcome<void> set_static(const StateFolder& folder, const std::string& name, const StaticConfig& config,
                              const SetupRights& rights) {
  auto adapter = read_adapter(folder, name);
  if (!adapter) return adapter.failure();
  if (auto allowed = may_touch(adapter.value(), rights); !allowed) return allowed;
  if (auto on = turn_on(adapter.value()); !on) return on;
  adapter = read_adapter(folder, name);
  if (!adapter) return adapter.failure();
  if (auto free = refuse_duplicate(adapter.value(), config.address.address, rights); !free) return free;
  auto ipv4 = Ipv4Adapter::open(adapter.value());
  if (!ipv4) return ipv4.failure();
  auto before = ipv4.value().read();
  if (!before) return before.failure();
  const auto changed = change(ipv4.value(), state_of(config, adapter.value().index), DhcpClient(folder, name));
  if (!changed) return restored(ipv4.value(), before.value(), changed.failure());
  return remember(folder, name, config, rights);
}

sdk::Outcome<void> take_back(const StateFolder& folder, const std::string& name, const std::filesystem::path& resolv_conf) {
  // A dhcpcd that was killed cannot take its address away itself.
  const std::optional<Lease> given[] = {folder.lease(name, k_static), folder.lease(name, k_dhcp)};
  DhcpClient(folder, name).release();
  auto adapter = read_adapter(folder, name);
  for (const auto& lease : given) {
    if (!adapter || !lease || !lease->address) continue;  // an adapter that was pulled out has nothing to remove
    if (auto removed = remove_given(adapter.value(), *lease); !removed) return removed;
  }
  folder.forget(name, k_static);
  return refresh_resolv_conf(folder, resolv_conf);
}

std::vector<std::string> adapters_of_ours(const StateFolder& folder) {
  std::vector<std::string> all = folder.adapters_with(k_dhcpcd);
  for (std::string& name : folder.adapters_with(k_static)) all.push_back(std::move(name));
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace lifeboat::tcpip
