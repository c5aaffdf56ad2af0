// What both ends derive from CPace's key: a tag from each that proves knowledge of the ticket on this very TLS
// connection, one key per direction so that no tag can be sent back, and the key and id for coming back after a lost
// link. Chapter "Messages" of the handshake's specification (handshake.md).
#pragma once

#include "plugins/remote/protocol/cpace.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::size_t k_channel_binding_bytes = 32;
inline constexpr std::size_t k_session_id_bytes = 16;
using ChannelBinding = std::array<std::uint8_t, k_channel_binding_bytes>;
using SessionId = std::array<std::uint8_t, k_session_id_bytes>;
using Tag = std::array<std::uint8_t, 64>;

enum class Mode : std::uint8_t { ticket = 1, resume = 2 };

// CI: who speaks with whom, how, over which TLS connection.
[[nodiscard]] std::vector<std::uint8_t> channel_identifier(Mode mode, const ChannelBinding& binding);

// TH, over the payloads alone.
[[nodiscard]] Tag transcript_hash(const ChannelBinding& binding, Bytes m1, Bytes m2);
[[nodiscard]] Tag viewer_tag(const Secret<64>& isk, const Tag& transcript);
[[nodiscard]] Tag console_tag(const Secret<64>& isk, const Tag& transcript);
[[nodiscard]] Secret<32> resume_key_of(const Secret<64>& isk);
[[nodiscard]] SessionId session_id_of(const Secret<64>& isk);

// In constant time.
[[nodiscard]] bool is_same(const Tag& one, const Tag& other);

}  // namespace lifeboat::remote::protocol
