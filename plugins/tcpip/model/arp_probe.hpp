// Whether somebody else on the cable has an IPv4 address already, asked as RFC 5227 asks before it is used: with ARP requests
// that claim nothing. Its waits are shortened, as a person is waiting: a second in all.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/adapter.hpp"

namespace lifeboat::tcpip {

// The hardware address of who has it; nothing when nobody answered, or it was cancelled. Blocks.
[[nodiscard]] sdk::Outcome<std::optional<std::string>> who_has(const Adapter& adapter, const IpAddress& address,
                                                               const std::function<bool()>& is_cancelled);

}  // namespace lifeboat::tcpip
