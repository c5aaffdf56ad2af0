// What the viewer and its decoder say to each other over a socket pair. The viewer hands on the payloads of
// ScreenUpdate messages as they came: what a hostile console wrote is taken apart in the decoder's process only, both
// the message and the video. Commands are answered in order, one each. Both ends are one program on one machine, so
// numbers are in its own byte order; the answers are checked all the same.
#pragma once

#include <cstdint>

namespace lifeboat::remote::viewer {

// Where the decoder finds its two descriptors.
inline constexpr int k_decoder_socket_fd = 3;
inline constexpr int k_decoder_memory_fd = 4;
inline constexpr const char* k_decoder_switch = "--decoder";

enum class DecoderCommandKind : std::uint32_t {
  picture = 1,       // a new size; the picture is black
  same_picture = 2,  // to a decoder that takes over: that size, the pixels stay
  update = 3,        // followed by the payload
};

struct DecoderCommand {
  DecoderCommandKind kind = DecoderCommandKind::picture;
  std::uint32_t payload_bytes = 0;
  std::uint32_t width = 0, height = 0;
};

enum class DecoderStatus : std::uint32_t {
  done = 1,
  needs_intra = 2,  // the video lost its thread; exact tiles were applied
  broken = 3,       // the console breaks the rules
};

// Followed by the bits of the tiles that changed.
struct DecoderAnswer {
  DecoderStatus status = DecoderStatus::done;
  std::uint32_t tile_bytes = 0;
  std::uint64_t update_id = 0, input_id = 0;
  std::uint32_t width = 0, height = 0;
  std::uint8_t is_exact = 0, has_video = 0, reserved[6] = {};
};

}  // namespace lifeboat::remote::viewer
