#include "plugins/tcpip/model/lease.hpp"

#include <algorithm>
#include <array>

namespace lifeboat::tcpip {
namespace {

constexpr std::size_t k_max_domain_bytes = 253;
constexpr unsigned k_max_routers = 4, k_max_router_options = 4;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

void add_servers(std::string_view text, std::vector<IpAddress>& servers) {
  for (const std::string_view part : split(text, ' ')) {
    const auto server = IpAddress::parse(part);
    const bool is_new = server && std::ranges::find(servers, *server) == servers.end();
    if (is_new && server->is_single() && servers.size() < k_max_dns) servers.push_back(*server);
  }
}

// It goes into resolv.conf: nothing but what a name can hold.
bool is_domain(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
  };
  return !text.empty() && text.size() <= k_max_domain_bytes && std::ranges::all_of(text, fits);
}

void add_domains(std::string_view text, std::vector<std::string>& search) {
  for (const std::string_view part : split(text, ' ')) {
    const bool is_new = std::ranges::find(search, part) == search.end();
    if (is_new && is_domain(part) && search.size() < k_max_search) search.emplace_back(part);
  }
}

using Variable = std::function<std::string(const std::string& name)>;

Lease dhcp_lease(const Variable& variable) {
  Lease lease;
  lease.address = Prefixed::parse(variable("new_ip_address") + '/' + variable("new_subnet_cidr"));
  const auto routers = variable("new_routers");
  if (const auto all = split(routers, ' '); !all.empty()) lease.gateway = IpAddress::parse(all.front());
  lease.server = IpAddress::parse(variable("new_dhcp_server_identifier"));
  add_servers(variable("new_domain_name_servers"), lease.dns);
  add_domains(variable("new_domain_search"), lease.search);
  add_domains(variable("new_domain_name"), lease.search);
  return lease;
}

Lease dhcp6_lease(const Variable& variable) {
  Lease lease;
  add_servers(variable("new_dhcp6_name_servers"), lease.dns);
  add_domains(variable("new_dhcp6_domain_search"), lease.search);
  return lease;
}

Lease router_lease(const Variable& variable) {
  Lease lease;
  for (unsigned router = 1; router <= k_max_routers; ++router) {
    for (unsigned option = 1; option <= k_max_router_options; ++option) {
      const std::string prefix = "nd" + std::to_string(router);
      add_servers(variable(prefix + "_rdnss" + std::to_string(option) + "_servers"), lease.dns);
      add_domains(variable(prefix + "_dnssl" + std::to_string(option) + "_search"), lease.search);
    }
  }
  return lease;
}

}  // namespace

std::string lease_text(const Lease& lease) {
  std::string out;
  if (lease.address) out += "address " + lease.address->text() + '\n';
  if (lease.gateway) out += "gateway " + lease.gateway->text() + '\n';
  if (lease.server) out += "server " + lease.server->text() + '\n';
  for (const IpAddress& each : lease.dns) out += "dns " + each.text() + '\n';
  for (const std::string& each : lease.search) out += "search " + each + '\n';
  return out;
}

Lease parse_lease(std::string_view text) {
  Lease lease;
  for (const std::string_view line : split(text.substr(0, k_max_lease_bytes), '\n')) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view what = line.substr(0, space), value = line.substr(std::min(space + 1, line.size()));
    if (what == "address") lease.address = Prefixed::parse(value);
    else if (what == "gateway") lease.gateway = IpAddress::parse(value);
    else if (what == "server") lease.server = IpAddress::parse(value);
    else if (what == "dns") add_servers(value, lease.dns);
    else if (what == "search") add_domains(value, lease.search);
  }
  return lease;
}

HookNews hook_news(const Variable& variable) {
  const std::string reason = variable("reason"), protocol = variable("protocol");
  if (reason == "STOPPED") return {HookNews::Kind::all_lost, protocol, {}};
  if (protocol == "ra") return {HookNews::Kind::given, protocol, router_lease(variable)};
  if (protocol == "dhcp6") return {HookNews::Kind::given, protocol, dhcp6_lease(variable)};
  if (protocol != "dhcp") return {};
  // With any other reason dhcpcd has taken the address away, or has none yet.
  constexpr std::array k_bound = {"BOUND", "RENEW", "REBIND", "REBOOT", "TIMEOUT", "INFORM"};
  const Lease lease = dhcp_lease(variable);
  const bool is_bound = std::ranges::find(k_bound, reason) != k_bound.end() && lease.address.has_value();
  return {is_bound ? HookNews::Kind::given : HookNews::Kind::lost, protocol, is_bound ? lease : Lease{}};
}

}  // namespace lifeboat::tcpip
