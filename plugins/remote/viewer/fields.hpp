// What the technician must give to reach a console, and what is wrong with it, as a sentence to stand beside the
// field. The same rules hold for the form and for the command line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "host/base/error.hpp"

namespace lifeboat::remote::viewer {

// As typed: nothing is checked yet.
struct ConnectFields {
  std::string ticket, address, port, name;
  bool operator==(const ConnectFields&) const = default;
};

inline constexpr std::size_t k_ticket_digits = 9;

// Ready for a connection.
struct ConnectRequest {
  std::string ticket_digits;  // nine; whoever holds it wipes it
  std::string address;        // as Asio reads it: no brackets, an IPv6 scope kept
  std::uint16_t port = 0;
  std::string name;
  bool was_refused_before = false;  // this very ticket, by this console
};

// "118-497-589" or "118497589" as its nine digits.
[[nodiscard]] Result<std::string> check_ticket(std::string_view typed);
// An IPv4 or IPv6 address, in brackets or not; names are refused, since consoles show addresses.
[[nodiscard]] Result<std::string> check_address(std::string_view typed);
// 1 to 65535.
[[nodiscard]] Result<std::uint16_t> check_port(std::string_view typed);
// All of them; the first problem.
[[nodiscard]] Result<ConnectRequest> check_fields(const ConnectFields& fields);

// Overwrites what a secret was kept in, in a way that the compiler keeps.
void wipe(std::string& secret);

}  // namespace lifeboat::remote::viewer
