// One connection, on either side, without any socket: bytes and the time go in, bytes and messages come out. Inside
// are TLS 1.3, the handshake `lifeboat-remote/1` with its limits, and message frames. Who owns a Peer moves its bytes
// (Boost.Asio in lifeboat-net and in the viewer, plain memory in tests). Not thread-safe; never throws.
//
//   for each wake-up:  peer.receive(bytes, now) / peer.tick(now);  write peer.output(), then peer.wrote(n);
//                      while (auto frame = peer.next_frame()) …;   if (peer.ending()) flush the output and close.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lifeboat::remote::protocol {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;

struct Frame {
  std::uint16_t type = 0;
  std::vector<std::uint8_t> payload;
};

// Why a connection is over, for the person's words and the log.
enum class EndingKind : std::uint8_t {
  closed_by_peer,       // TCP or TLS ended without a Goodbye: a lost link when the session was open
  not_lifeboat,         // garbage, another protocol, another ALPN, TLS older than 1.3
  version,              // no version in common: peer_min_version, peer_max_version
  busy,                 // BUSY, try again after retry_after_s
  wrong_ticket,         // AUTH_FAILED; on the viewer's side also a console that does not prove that it knows the ticket
  malformed,            // a rule of the handshake or of frames was broken
  timeout,
  closed_by_us,         // close() was called
};

struct Ending {
  EndingKind kind = EndingKind::closed_by_peer;
  std::uint16_t retry_after_s = 0;
  std::uint16_t peer_min_version = 0, peer_max_version = 0;
  bool console_is_impostor = false;  // viewer: M4's tag, or an M2 that only an attacker sends
};

enum class Stage : std::uint8_t { first_byte, tls, handshake, open, over };

// What both ends know after the handshake.
struct Authenticated {
  std::uint16_t version = 0;
  bool is_resumed = false;
  std::string viewer_name;  // checked: no control or bidi characters; may be ""
};

class Peer {
 public:
  virtual ~Peer() = default;

  // `raw` came from the socket; empty means the other side closed it.
  virtual void receive(std::span<const std::uint8_t> raw, TimePoint now) = 0;
  // Limits that time brings about; call at or after deadline().
  virtual void tick(TimePoint now) = 0;
  [[nodiscard]] virtual std::optional<TimePoint> deadline() const = 0;

  // Encrypted bytes for the socket; good until the next call.
  [[nodiscard]] virtual std::span<const std::uint8_t> output() const = 0;
  virtual void wrote(std::size_t bytes) = 0;

  [[nodiscard]] virtual Stage stage() const = 0;
  // Set from Stage::open on.
  [[nodiscard]] virtual const std::optional<Authenticated>& authenticated() const = 0;
  // Set at Stage::over; what output() still holds (an ERROR, close_notify) should be written first.
  [[nodiscard]] virtual const std::optional<Ending>& ending() const = 0;

  // Only at Stage::open. Payloads beyond the limit of their direction (messages.hpp) are the programmer's error.
  virtual void send(std::uint16_t type, std::span<const std::uint8_t> payload) = 0;
  [[nodiscard]] virtual std::optional<Frame> next_frame() = 0;
  // Ends from our side: close_notify after what was sent.
  virtual void close() = 0;
};

}  // namespace lifeboat::remote::protocol
