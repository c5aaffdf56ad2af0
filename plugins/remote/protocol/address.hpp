// Addresses as 16 bytes: IPv6, or IPv4 in its mapped form, so that a machine counts as one whichever way it came.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "plugins/remote/protocol/console_peer.hpp"

namespace lifeboat::remote::protocol {

using Address = std::array<std::uint8_t, 16>;

// "192.0.2.7", "2001:db8::7", "fe80::1%eth0".
[[nodiscard]] std::optional<Address> parse_address(std::string text);
[[nodiscard]] Source source_of(const Address& address);
[[nodiscard]] bool is_within(const Address& address, const AllowRule& rule);

}  // namespace lifeboat::remote::protocol
