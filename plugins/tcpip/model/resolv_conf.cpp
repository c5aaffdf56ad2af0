#include "plugins/tcpip/model/resolv_conf.hpp"

#include <algorithm>
#include <sstream>

namespace lifeboat::tcpip {
namespace {

constexpr const char* k_system_file = "/etc/resolv.conf";
constexpr const char* k_head = "# Written by Lifeboat: TCP/IP Config\n";
constexpr unsigned k_mode = 0644;  // every program asks

template <class T>
void add_new(const std::vector<T>& from, std::vector<T>& to, std::size_t most) {
  for (const T& each : from) {
    if (to.size() < most && std::ranges::find(to, each) == to.end()) to.push_back(each);
  }
}

std::vector<Lease> all_leases(const StateFolder& folder) {
  std::vector<Lease> leases;
  for (const char* kind : k_lease_kinds) {
    for (const std::string& adapter : folder.adapters_with(kind)) {
      if (auto lease = folder.lease(adapter, kind)) leases.push_back(std::move(*lease));
    }
  }
  return leases;
}

}  // namespace

std::filesystem::path resolv_conf_file(const StateFolder& folder, bool is_live) {
  return is_live ? std::filesystem::path(k_system_file) : folder.path() / "resolv.conf";
}

std::vector<IpAddress> parse_resolv_conf(std::string_view text) {
  std::vector<IpAddress> servers;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string keyword, server;
    if (!(words >> keyword >> server) || keyword != "nameserver") continue;
    if (const auto address = IpAddress::parse(server)) add_new({*address}, servers, k_max_dns);
  }
  return servers;
}

std::string resolv_conf_text(const std::vector<Lease>& leases) {
  std::vector<IpAddress> servers;
  std::vector<std::string> search;
  for (const Lease& lease : leases) {
    add_new(lease.dns, servers, k_max_dns);
    add_new(lease.search, search, k_max_search);
  }
  if (servers.empty()) return {};
  std::string out = k_head;
  if (!search.empty()) out += "search";
  for (const std::string& domain : search) out += ' ' + domain;
  if (!search.empty()) out += '\n';
  for (const IpAddress& server : servers) out += "nameserver " + server.text() + '\n';
  return out;
}

sdk::Outcome<void> refresh_resolv_conf(const StateFolder& folder, const std::filesystem::path& file) {
  const std::string text = resolv_conf_text(all_leases(folder)), old = read_small_file(file, k_max_lease_bytes);
  const bool is_stranger = text.empty() && !old.starts_with(k_head);
  if (is_stranger || text == old) return {};
  return write_small_file(file, text.empty() ? k_head : text, k_mode);
}

}  // namespace lifeboat::tcpip
