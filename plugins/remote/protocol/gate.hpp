// What a connection's handshake asks of the Lobby on the console's side: the password for an exchange, and the one
// step in which a confirmation is judged.
#pragma once

#include <variant>

#include "plugins/remote/protocol/handshake_messages.hpp"
#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::protocol {

struct Refusal {
  ErrorCode code = ErrorCode::busy;
  std::uint16_t retry_after_s = 0;
};

struct Offer {
  Bytes password;                // borrowed; good until anything else is asked of the Lobby
  std::uint64_t generation = 0;  // which ticket, or which resume key, this is
};

// What M3 claims, and what follows from it if it is right.
struct Confirmation {
  Mode mode = Mode::ticket;
  std::uint64_t generation = 0;
  const Tag& expected;
  const Tag& received;
  const Secret<64>& isk;
};

class Gate {
 public:
  virtual ~Gate() = default;
  // At M1. `session_id` names the lost session in Mode::resume.
  [[nodiscard]] virtual std::variant<Offer, Refusal> offer(Mode mode, const SessionId& session_id, TimePoint now) = 0;
  // At M3: is the password still the one of M2, is there budget, is the tag right? If so the password is used up.
  [[nodiscard]] virtual std::optional<Refusal> confirm(const Confirmation& confirmation, TimePoint now) = 0;
};

}  // namespace lifeboat::remote::protocol
