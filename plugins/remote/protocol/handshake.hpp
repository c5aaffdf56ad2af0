// One side of the handshake `lifeboat-remote/1` above TLS: frames in, frames out, until it is done or over. No TLS,
// no time limits: connection.hpp has these.
#pragma once

#include <optional>
#include <vector>

#include "plugins/remote/protocol/handshake_messages.hpp"
#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::protocol {

struct HandshakeStep {
  std::vector<std::uint8_t> reply;  // frames, to be sent before anything else happens
  std::optional<Authenticated> authenticated;
  std::optional<Ending> ending;
};

// What an ERROR means to whoever gets it or sends it.
[[nodiscard]] EndingKind kind_of(ErrorCode code);

class Handshake {
 public:
  virtual ~Handshake() = default;
  // TLS is complete.
  [[nodiscard]] virtual HandshakeStep begin(const ChannelBinding& binding) = 0;
  [[nodiscard]] virtual HandshakeStep take(HandshakeType type, Bytes payload, TimePoint now) = 0;
  // What to tell the other side when it is too late, broken or unwanted; empty: nothing.
  [[nodiscard]] virtual std::vector<std::uint8_t> complaint(ErrorCode code) const = 0;
};

}  // namespace lifeboat::remote::protocol
