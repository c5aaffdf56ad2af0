// The messages of the handshake `lifeboat-remote/1`, to and from bytes. Everything here is read before anybody has
// proved anything, so the parsers are fixed: no cereal, no allocation by a length from outside, one right size or
// range of sizes per message. A parser answers nullopt for what a conforming peer never sends: MALFORMED.
//
// On the wire each message is a frame: type u8 | length u16 big endian | payload.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plugins/remote/protocol/confirmation.hpp"

namespace lifeboat::remote::protocol {

enum class HandshakeType : std::uint8_t { m1 = 0x01, m2 = 0x02, m3 = 0x03, m4 = 0x04, error = 0x7F };

inline constexpr std::size_t k_handshake_head_bytes = 3;
inline constexpr std::size_t k_max_name_bytes = 64;
inline constexpr std::size_t k_least_m1_bytes = 58, k_max_m1_bytes = k_least_m1_bytes + k_max_name_bytes;
inline constexpr std::size_t k_m2_bytes = 55, k_tag_bytes = 64, k_error_bytes = 7;

// The viewer's offer.
struct M1 {
  std::uint16_t min_version = 1, max_version = 1;
  Mode mode = Mode::ticket;
  SessionId session_id{};  // zeros in mode ticket
  std::string name;
  Point share{};  // Ya
};

// The console's answer.
struct M2 {
  std::uint16_t version = 1;
  Mode mode = Mode::ticket;
  SessionId session_id{};
  Point share{};  // Yb
};

enum class ErrorCode : std::uint8_t { version = 1, busy = 2, auth_failed = 3, malformed = 4, timeout = 5 };

struct ErrorMessage {
  ErrorCode code = ErrorCode::malformed;
  std::uint16_t retry_after_s = 0, min_version = 1, max_version = 1;
};

[[nodiscard]] std::vector<std::uint8_t> encode_m1(const M1& message);
[[nodiscard]] std::vector<std::uint8_t> encode_m2(const M2& message);
[[nodiscard]] std::vector<std::uint8_t> encode_error(const ErrorMessage& message);

[[nodiscard]] std::optional<M1> parse_m1(Bytes payload);
[[nodiscard]] std::optional<M2> parse_m2(Bytes payload);
[[nodiscard]] std::optional<Tag> parse_tag(Bytes payload);
[[nodiscard]] std::optional<ErrorMessage> parse_error(Bytes payload);

// All of M1 or M2 before the share.
[[nodiscard]] Bytes associated_data(Bytes m1_or_m2);

[[nodiscard]] std::vector<std::uint8_t> handshake_frame(HandshakeType type, Bytes payload);

enum class FrameProgress : std::uint8_t { complete, needs_more, malformed };
struct HandshakeFrame {
  FrameProgress progress = FrameProgress::needs_more;
  HandshakeType type = HandshakeType::error;
  Bytes payload;             // borrowed from what was parsed
  std::size_t consumed = 0;  // when complete
};
// The first frame of `buffer`. A type that does not exist or a length that it cannot have is malformed at once,
// before its payload has come.
[[nodiscard]] HandshakeFrame first_handshake_frame(Bytes buffer);

}  // namespace lifeboat::remote::protocol
