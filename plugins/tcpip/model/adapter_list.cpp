#include "plugins/tcpip/model/adapter_list.hpp"

#include <linux/if_addr.h>
#include <net/if.h>
#include <net/if_arp.h>

#include <algorithm>
#include <utility>

#include "plugins/tcpip/model/dhcp_client.hpp"
#include "plugins/tcpip/model/ethtool.hpp"
#include "plugins/tcpip/model/netlink.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"

namespace lifeboat::tcpip {

using sdk::tr;

namespace {

constexpr std::uint32_t k_for_ever = 0xFFFFFFFF;  // a lifetime without an end

std::optional<IpAddress> address_of(nl_addr* address) {
  if (address == nullptr) return std::nullopt;
  return IpAddress::of_bytes({static_cast<const std::uint8_t*>(nl_addr_get_binary_addr(address)), nl_addr_get_len(address)});
}

sdk::Outcome<NlCache> dump_links(nl_sock* socket) {
  nl_cache* cache = nullptr;
  const int error = rtnl_link_alloc_cache(socket, AF_UNSPEC, &cache);
  if (error < 0) return netlink_failure(tr("The list of network adapters"), error);
  return NlCache(cache);
}

sdk::Outcome<NlCache> dump_addresses(nl_sock* socket) {
  nl_cache* cache = nullptr;
  const int error = rtnl_addr_alloc_cache(socket, &cache);
  if (error < 0) return netlink_failure(tr("The list of addresses"), error);
  return NlCache(cache);
}

sdk::Outcome<NlCache> dump_routes(nl_sock* socket) {
  nl_cache* cache = nullptr;
  const int error = rtnl_route_alloc_cache(socket, AF_UNSPEC, 0, &cache);
  if (error < 0) return netlink_failure(tr("The list of routes"), error);
  return NlCache(cache);
}

// Hardware has no kind; bridges, bonds and the like have one. A virtual cable counts: it is how containers are connected.
bool is_listed(rtnl_link* link) {
  const char* kind = rtnl_link_get_type(link);
  return rtnl_link_get_arptype(link) == ARPHRD_ETHER && (kind == nullptr || std::string_view(kind) == "veth");
}

Adapter adapter_of(rtnl_link* link) {
  Adapter adapter;
  adapter.name = rtnl_link_get_name(link);
  adapter.index = rtnl_link_get_ifindex(link);
  if (nl_addr* mac = rtnl_link_get_addr(link); mac != nullptr) {
    adapter.mac = mac_text(static_cast<const unsigned char*>(nl_addr_get_binary_addr(mac)), nl_addr_get_len(mac));
  }
  adapter.is_up = (rtnl_link_get_flags(link) & IFF_UP) != 0;
  adapter.has_carrier = adapter.is_up && rtnl_link_get_carrier(link) != 0;
  DriverFacts facts = ask_driver(adapter.name);
  adapter.driver = std::move(facts.driver);
  adapter.permanent_mac = std::move(facts.permanent_mac);
  adapter.speed_mbit = adapter.has_carrier ? facts.speed_mbit : std::nullopt;
  adapter.is_wireless = facts.is_wireless;
  return adapter;
}

void add_address(rtnl_addr* found, Adapter& adapter) {
  const auto address = address_of(rtnl_addr_get_local(found));
  if (!address) return;
  const unsigned flags = rtnl_addr_get_flags(found);
  adapter.addresses.push_back({{*address, static_cast<unsigned>(rtnl_addr_get_prefixlen(found))},
                               rtnl_addr_get_valid_lifetime(found) == k_for_ever && (flags & IFA_F_MANAGETEMPADDR) == 0,
                               (flags & IFA_F_TENTATIVE) != 0, (flags & IFA_F_DADFAILED) != 0});
}

struct DefaultRoute {
  int adapter = 0;
  std::uint32_t metric = 0;
  IpAddress gateway;
};

void add_default_route(rtnl_route* route, std::vector<DefaultRoute>& routes) {
  nl_addr* to = rtnl_route_get_dst(route);
  const bool is_default = to == nullptr || nl_addr_get_prefixlen(to) == 0;
  if (!is_default || rtnl_route_get_table(route) != RT_TABLE_MAIN) return;
  for (int i = 0; i < rtnl_route_get_nnexthops(route); ++i) {
    rtnl_nexthop* hop = rtnl_route_nexthop_n(route, i);
    const auto gateway = address_of(rtnl_route_nh_get_gateway(hop));
    if (gateway) routes.push_back({rtnl_route_nh_get_ifindex(hop), rtnl_route_get_priority(route), *gateway});
  }
}

// IPv4 first, then in the kernel's order.
void put_ipv4_first(std::vector<AdapterAddress>& addresses) {
  std::ranges::stable_partition(addresses, [](const AdapterAddress& each) { return each.address.address.is_ipv4(); });
}

// What DHCP or a person gave it through us, also where dhcpcd was killed and left it behind. On an adapter that is ours, what
// has a lifetime came with our turning it on, and so did IPv6 while our dhcpcd runs.
void mark_ours(Adapter& adapter, const std::optional<Lease>& fixed, const std::optional<Lease>& dhcp) {
  bool is_ours = adapter.is_dhcp_running;
  for (AdapterAddress& each : adapter.addresses) {
    each.is_ours = (fixed && fixed->address == each.address) || (dhcp && dhcp->address == each.address);
    is_ours |= each.is_ours;
  }
  for (AdapterAddress& each : adapter.addresses) {
    const bool came_with_it = !each.is_lasting || (adapter.is_dhcp_running && !each.address.address.is_ipv4());
    each.is_ours |= is_ours && came_with_it;
  }
}

Origin origin_of(const Adapter& adapter, const std::optional<Lease>& fixed) {
  if (const AdapterAddress* theirs = foreign_address(adapter); theirs != nullptr) {
    return theirs->is_lasting ? Origin::other_fixed : Origin::other_dynamic;
  }
  if (!has_global_address(adapter)) return Origin::none;
  const bool is_fixed = fixed && std::ranges::any_of(adapter.addresses, [&](const AdapterAddress& each) {
    return each.address == fixed->address;
  });
  return is_fixed && !adapter.is_dhcp_running ? Origin::fixed : Origin::dhcp;
}

// Everything that was given to it, with the DNS servers of all sources.
std::optional<Lease> lease_of(const std::string& adapter, const StateFolder& folder) {
  std::optional<Lease> all;
  for (const char* kind : k_lease_kinds) {
    const auto lease = folder.lease(adapter, kind);
    if (!lease) continue;
    if (!all) all.emplace(*lease);
    else all->dns.insert(all->dns.end(), lease->dns.begin(), lease->dns.end());
  }
  return all;
}

void add_what_we_know(Adapter& adapter, const StateFolder& folder) {
  adapter.is_dhcp_running = DhcpClient(folder, adapter.name).is_running();
  adapter.lease = lease_of(adapter.name, folder);
  const auto fixed = folder.lease(adapter.name, k_static);
  mark_ours(adapter, fixed, folder.lease(adapter.name, k_dhcp));
  adapter.origin = origin_of(adapter, fixed);
}

struct KernelLists {
  NlCache links, addresses, routes;
};

sdk::Outcome<KernelLists> ask_kernel() {
  auto socket = connect_netlink();
  if (!socket) return socket.failure();
  auto links = dump_links(socket.value().get());
  if (!links) return links.failure();
  auto addresses = dump_addresses(socket.value().get());
  if (!addresses) return addresses.failure();
  auto routes = dump_routes(socket.value().get());
  if (!routes) return routes.failure();
  return KernelLists{std::move(links).value(), std::move(addresses).value(), std::move(routes).value()};
}

// A port of a bridge or bond has a master; a VLAN names what it lies on, and so does a virtual cable its other end.
void add_user(rtnl_link* user, std::vector<Adapter>& adapters, const NlCache& links) {
  const auto find = [&](int index) { return std::ranges::find(adapters, index, &Adapter::index); };
  const char* kind = rtnl_link_get_type(user);
  const bool is_cable = kind != nullptr && std::string_view(kind) == "veth";
  if (const auto below = find(rtnl_link_get_link(user)); !is_cable && below != adapters.end()) {
    below->used_by = rtnl_link_get_name(user);
  }
  if (const auto port = find(rtnl_link_get_ifindex(user)); port != adapters.end() && rtnl_link_get_master(user) != 0) {
    const RtLink master(rtnl_link_get(links.get(), rtnl_link_get_master(user)));
    port->used_by = master ? rtnl_link_get_name(master.get()) : "?";
  }
}

std::vector<Adapter> adapters_of(const KernelLists& lists) {
  std::vector<Adapter> adapters;
  for_each<rtnl_link>(lists.links, [&](rtnl_link* link) {
    if (is_listed(link)) adapters.push_back(adapter_of(link));
  });
  for_each<rtnl_link>(lists.links, [&](rtnl_link* link) { add_user(link, adapters, lists.links); });
  std::vector<DefaultRoute> routes;
  for_each<rtnl_route>(lists.routes, [&](rtnl_route* route) { add_default_route(route, routes); });
  std::ranges::stable_sort(routes, {}, &DefaultRoute::metric);
  for (Adapter& adapter : adapters) {
    for_each<rtnl_addr>(lists.addresses, [&](rtnl_addr* address) {
      if (rtnl_addr_get_ifindex(address) == adapter.index) add_address(address, adapter);
    });
    put_ipv4_first(adapter.addresses);
    for (const DefaultRoute& route : routes) {
      if (route.adapter == adapter.index) adapter.gateways.push_back(route.gateway);
    }
  }
  return adapters;
}

}  // namespace

sdk::Outcome<std::vector<Adapter>> read_adapters(const StateFolder& folder) {
  auto lists = ask_kernel();
  if (!lists) return lists.failure();
  std::vector<Adapter> adapters = adapters_of(lists.value());
  for (Adapter& adapter : adapters) add_what_we_know(adapter, folder);
  std::ranges::sort(adapters, {}, &Adapter::index);
  return adapters;
}

sdk::Outcome<Adapter> read_adapter(const StateFolder& folder, const std::string& name) {
  auto adapters = read_adapters(folder);
  if (!adapters) return adapters.failure();
  for (Adapter& adapter : adapters.value()) {
    if (adapter.name == name) return std::move(adapter);
  }
  return sdk::Failure{LB_NOT_FOUND, say(tr("There is no network adapter {}."), name)};
}

std::vector<IpAddress> dns_in_force(const StateFolder& folder) {
  auto servers = parse_resolv_conf(read_small_file(resolv_conf_file(folder, false), k_max_lease_bytes));
  if (!servers.empty()) return servers;
  return parse_resolv_conf(read_small_file(resolv_conf_file(folder, true), k_max_lease_bytes));
}

}  // namespace lifeboat::tcpip
