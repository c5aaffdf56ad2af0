// Frames after the handshake: length u32 big endian (of the payload) | type u16 big endian | payload. The reader
// takes plaintext in pieces of any size; a length beyond the limit of the direction breaks it at once, before its
// payload has come, and memory grows only with bytes that did come.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::protocol {

inline constexpr std::size_t k_frame_head_bytes = 6;

[[nodiscard]] std::vector<std::uint8_t> encode_frame(std::uint16_t type, std::span<const std::uint8_t> payload);

class FrameReader {
 public:
  explicit FrameReader(std::size_t max_payload_bytes) : max_payload_bytes_(max_payload_bytes) {}

  // False: a frame was too large; nothing more is read.
  [[nodiscard]] bool feed(std::span<const std::uint8_t> bytes);
  [[nodiscard]] std::optional<Frame> next();

 private:
  bool take_head(std::span<const std::uint8_t>& bytes);
  void take_payload(std::span<const std::uint8_t>& bytes);

  std::size_t max_payload_bytes_;
  std::vector<std::uint8_t> head_;  // of the frame that is under way
  Frame frame_;
  std::size_t wanted_bytes_ = 0;
  bool is_broken_ = false;
  std::deque<Frame> complete_;
};

}  // namespace lifeboat::remote::protocol
