// What an adapter was given: by a DHCP server, by a router (RFC 8106 has DNS servers in router advertisements), or by hand.
// dhcpcd tells it to its hook as environment variables (dhcpcd-run-hooks(8)); it lies in a small text file, a line for each
// fact, until the adapter loses it. The network wrote the variables: what is no address is dropped, lists are short.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/tcpip/model/ip_address.hpp"

namespace lifeboat::tcpip {

struct Lease {
  std::optional<Prefixed> address;
  std::optional<IpAddress> gateway;
  std::optional<IpAddress> server;  // the DHCP server
  std::vector<IpAddress> dns;
  std::vector<std::string> search;  // domains that short names are looked for in
  bool operator==(const Lease&) const = default;
};

// More than these help nobody: the resolver of the C library asks three servers and takes six domains.
inline constexpr std::size_t k_max_dns = 3, k_max_search = 6;
inline constexpr std::size_t k_max_lease_bytes = 4096;

[[nodiscard]] std::string lease_text(const Lease& lease);
// Lines that say nothing known are passed over.
[[nodiscard]] Lease parse_lease(std::string_view text);

// What a call of the hook means.
struct HookNews {
  enum class Kind { nothing, given, lost, all_lost };
  Kind kind = Kind::nothing;
  std::string protocol;  // "dhcp", "dhcp6", "ra"
  Lease lease;           // given
};
// `variable` answers "" for one that is not set.
[[nodiscard]] HookNews hook_news(const std::function<std::string(const std::string& name)>& variable);

}  // namespace lifeboat::tcpip
