#include "plugins/tcpip/model/ipv4_state.hpp"

#include <linux/rtnetlink.h>

#include <algorithm>

namespace lifeboat::tcpip {

using sdk::tr;

namespace {

NlAddress nl_address(const IpAddress& address, unsigned prefix_length) {
  NlAddress made(nl_addr_build(AF_INET, address.bytes().data(), address.bytes().size()));
  nl_addr_set_prefixlen(made.get(), static_cast<int>(prefix_length));
  return made;
}

IpAddress ip_address(nl_addr* address) {
  return IpAddress::of_bytes({static_cast<const std::uint8_t*>(nl_addr_get_binary_addr(address)), nl_addr_get_len(address)})
      .value_or(IpAddress());
}

bool has_address(const Ipv4State& state, const Prefixed& address) {
  return std::ranges::find(state.addresses, address, &Ipv4Address::address) != state.addresses.end();
}

bool has_route(const Ipv4State& state, const Ipv4Route& route) {
  return std::ranges::find(state.routes, route) != state.routes.end();
}

// The kernel refuses lifetimes of 0.
std::uint32_t lifetime(std::uint32_t seconds) { return std::max(seconds, 1U); }

void take_address(rtnl_addr* found, int index, Ipv4State& state) {
  if (rtnl_addr_get_ifindex(found) != index || rtnl_addr_get_family(found) != AF_INET) return;
  state.addresses.push_back({{ip_address(rtnl_addr_get_local(found)), static_cast<unsigned>(rtnl_addr_get_prefixlen(found))},
                             rtnl_addr_get_valid_lifetime(found), rtnl_addr_get_preferred_lifetime(found)});
}

void take_route(rtnl_route* found, int index, Ipv4State& state) {
  const bool is_default = nl_addr_get_prefixlen(rtnl_route_get_dst(found)) == 0;
  if (!is_default || rtnl_route_get_table(found) != RT_TABLE_MAIN || rtnl_route_get_nnexthops(found) != 1) return;
  rtnl_nexthop* hop = rtnl_route_nexthop_n(found, 0);
  nl_addr* gateway = rtnl_route_nh_get_gateway(hop);
  if (rtnl_route_nh_get_ifindex(hop) != index || gateway == nullptr) return;
  state.routes.push_back({ip_address(gateway), rtnl_route_get_priority(found), rtnl_route_get_protocol(found)});
}

}  // namespace

sdk::Outcome<Ipv4Adapter> Ipv4Adapter::open(const Adapter& adapter) {
  auto socket = connect_netlink();
  if (!socket) return socket.failure();
  return Ipv4Adapter(std::move(socket).value(), adapter);
}

sdk::Outcome<Ipv4State> Ipv4Adapter::read() const {
  nl_cache* list = nullptr;
  if (const int error = rtnl_addr_alloc_cache(socket_.get(), &list); error < 0) {
    return netlink_failure(tr("The list of addresses"), error);
  }
  const NlCache addresses(std::exchange(list, nullptr));
  if (const int error = rtnl_route_alloc_cache(socket_.get(), AF_INET, 0, &list); error < 0) {
    return netlink_failure(tr("The list of routes"), error);
  }
  const NlCache routes(list);
  Ipv4State state;
  for_each<rtnl_addr>(addresses, [&](rtnl_addr* each) { take_address(each, index_, state); });
  for_each<rtnl_route>(routes, [&](rtnl_route* each) { take_route(each, index_, state); });
  return state;
}

RtAddress Ipv4Adapter::make(const Ipv4Address& address) const {
  RtAddress made(rtnl_addr_alloc());
  rtnl_addr_set_ifindex(made.get(), index_);
  rtnl_addr_set_local(made.get(), nl_address(address.address.address, address.address.prefix_length).get());
  if (address.valid_seconds != Ipv4Address::k_for_ever) {
    rtnl_addr_set_valid_lifetime(made.get(), lifetime(address.valid_seconds));
    rtnl_addr_set_preferred_lifetime(made.get(), lifetime(address.preferred_seconds));
  }
  if (address.address.prefix_length < 31) {
    const std::uint32_t hosts = 0xFFFFFFFFU >> address.address.prefix_length;
    const auto broadcast = IpAddress::of_ipv4(address.address.address.ipv4() | hosts);
    rtnl_addr_set_broadcast(made.get(), nl_address(broadcast, 32).get());
  }
  return made;
}

RtRoute Ipv4Adapter::make(const Ipv4Route& route) const {
  RtRoute made(rtnl_route_alloc());
  rtnl_route_set_family(made.get(), AF_INET);
  rtnl_route_set_dst(made.get(), nl_address(IpAddress(), 0).get());
  rtnl_route_set_priority(made.get(), route.metric);
  rtnl_route_set_protocol(made.get(), route.protocol);
  rtnl_nexthop* hop = rtnl_route_nh_alloc();
  rtnl_route_nh_set_ifindex(hop, index_);
  rtnl_route_nh_set_gateway(hop, nl_address(route.gateway, 32).get());
  rtnl_route_add_nexthop(made.get(), hop);  // which it owns from now on
  return made;
}

sdk::Outcome<void> Ipv4Adapter::add(const Ipv4Address& address) const {
  const int error = rtnl_addr_add(socket_.get(), make(address).get(), NLM_F_CREATE | NLM_F_REPLACE);
  if (error == 0) return {};
  return netlink_failure(say(tr("Setting the address {} on {}"), address.address.text(), name_), error);
}

sdk::Outcome<void> Ipv4Adapter::add(const Ipv4Route& route) const {
  const int error = rtnl_route_add(socket_.get(), make(route).get(), NLM_F_CREATE | NLM_F_REPLACE);
  if (error == 0) return {};
  return netlink_failure(say(tr("Setting the gateway {} on {}"), route.gateway.text(), name_), error);
}

// One that is gone already is as good as removed.
void Ipv4Adapter::remove(const Ipv4Address& address) const { (void)rtnl_addr_delete(socket_.get(), make(address).get(), 0); }
void Ipv4Adapter::remove(const Ipv4Route& route) const { (void)rtnl_route_delete(socket_.get(), make(route).get(), 0); }

sdk::Outcome<void> Ipv4Adapter::bring_about(const Ipv4State& wanted) const {
  auto now = read();
  if (!now) return now.failure();
  for (const Ipv4Route& route : now.value().routes) {
    if (!has_route(wanted, route)) remove(route);
  }
  for (const Ipv4Address& address : now.value().addresses) {
    if (!has_address(wanted, address.address)) remove(address);
  }
  now = read();  // with an address the kernel takes its routes, and other addresses of its network
  if (!now) return now.failure();
  for (const Ipv4Address& address : wanted.addresses) {
    if (has_address(now.value(), address.address)) continue;
    if (auto added = add(address); !added) return added;
  }
  for (const Ipv4Route& route : wanted.routes) {
    if (has_route(now.value(), route)) continue;
    if (auto added = add(route); !added) return added;
  }
  return {};
}

}  // namespace lifeboat::tcpip
