// The console's end: a Lobby holds what all connections of one Remote Connection session share (the ticket, the
// server's key, budgets for guesses, the resume key, slots), and makes a Peer for each connection that it lets in.
// Nothing that comes from the network changes the ticket. Not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::protocol {

// IPv4 as /32, IPv6 as /64; an IPv4-mapped IPv6 address is IPv4.
struct Source {
  std::array<std::uint8_t, 16> address{};
  bool operator==(const Source&) const = default;
  auto operator<=>(const Source&) const = default;
};
[[nodiscard]] sdk::Outcome<Source> source_of(const std::string& address);

// "10.0.0.0/8", "2001:db8::/32", "192.0.2.7".
struct AllowRule {
  std::array<std::uint8_t, 16> address{};
  unsigned prefix_bits = 128;  // of the IPv6 or IPv4-mapped form
};
[[nodiscard]] sdk::Outcome<AllowRule> parse_allow_rule(const std::string& text);

struct LobbyOptions {
  std::vector<AllowRule> allow_from;  // empty: everybody
  std::uint16_t min_version = 1, max_version = 1;
};

class Lobby {
 public:
  [[nodiscard]] static sdk::Outcome<std::unique_ptr<Lobby>> create(LobbyOptions options, TimePoint now);
  virtual ~Lobby() = default;

  // For the person's screen and inv32.xml: "118-497-589"; "" once used up.
  [[nodiscard]] virtual std::string ticket() const = 0;
  // The person asked for another one, at his own screen.
  virtual void renew_ticket(TimePoint now) = 0;
  // The person's answer to many wrong guesses: only this source from now on.
  virtual void allow_only(const Source& source) = 0;

  // A new TCP connection. May close older ones that have made less progress (their Peer gets Stage::over); nullptr:
  // no room, or not an allowed source: close the socket at once. The Peer must not outlive the Lobby.
  [[nodiscard]] virtual std::unique_ptr<Peer> admit(const std::string& address, TimePoint now) = 0;

  // The session that a Peer opened: lost keeps the resume key for 60 s; over ends it for good.
  // A viewer that notices the break first may come back while the old Peer is still open: the new one opens with
  // `is_resumed`, and the old one is over from that moment (closed_by_peer). Reporting the old one as lost afterwards
  // does no harm to the new one.
  virtual void session_lost(TimePoint now) = 0;
  virtual void session_over() = 0;
  // Until when the lost session may be resumed.
  [[nodiscard]] virtual std::optional<TimePoint> resume_deadline() const = 0;

  // For the person's screen: wrong confirmations on this ticket, and the addresses that made them (at most 16).
  [[nodiscard]] virtual std::uint32_t wrong_guesses() const = 0;
  [[nodiscard]] virtual std::vector<std::string> guessing_addresses() const = 0;
};

}  // namespace lifeboat::remote::protocol
