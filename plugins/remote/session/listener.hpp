// The listening socket, opened while the process still has its rights: ports below 1024 need them. Listens on every
// address, so that an address that comes later (DHCP) is served at once.
#pragma once

#include <cstdint>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::remote::session {

struct Listener {
  sdk::UniqueFd fd;
  std::uint16_t port = 0;
  bool is_ipv6 = false;  // both families; else IPv4 alone, on machines without IPv6
};

// `port` 0: any free one. The failure is written for the person at the screen.
[[nodiscard]] sdk::Outcome<Listener> listen_everywhere(std::uint16_t port);

}  // namespace lifeboat::remote::session
