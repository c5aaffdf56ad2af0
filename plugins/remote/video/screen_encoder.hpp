// Turns a changing picture into updates for a viewer: what moves goes as H.264, what has stopped is refined to exact
// pixels once the pipe is empty, small changes go as exact tiles at once. Encodes nothing when nothing changed, drops
// frames before it encodes them (only the newest picture is ever read), and keeps the bytes in flight within what the
// link carries. No threads, no clock of its own; microseconds of CLOCK_MONOTONIC.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/video/tile_set.hpp"
#include "plugins/remote/video/video_encoder.hpp"

namespace lifeboat::remote::video {

// 32 bits a pixel, blue in the lowest byte; borrowed. Another process may be writing: a tile may be torn, and then the
// damage that names it again follows.
struct PictureView {
  const std::uint8_t* pixels = nullptr;
  int width = 0, height = 0;
  std::size_t stride_bytes = 0;
};

struct Pipe {
  std::size_t unsent_bytes = 0;  // encrypted bytes that the kernel has not taken yet
};

struct EncoderStatistics {
  std::uint64_t updates = 0, video_frames = 0, exact_tiles = 0, video_bytes = 0, tile_bytes = 0;
  std::int64_t round_trip_us = 0;       // least of the last seconds; 0: unknown
  std::int64_t bytes_per_second = 0;    // estimate of the link; 0: unknown
};

struct ScreenEncoderOptions {
  // Makes an encoder of that size; a failure means tiles only.
  std::function<sdk::Outcome<std::unique_ptr<VideoEncoder>>(int width, int height)> make_video_encoder;
  // Gets each access unit before it is sent (the debug switch that saves the stream); may be empty.
  std::function<void(std::span<const std::uint8_t>)> tap;
};

class ScreenEncoder {
 public:
  explicit ScreenEncoder(ScreenEncoderOptions options);
  ~ScreenEncoder();

  // A new picture, all of it changed; updates in flight are forgotten.
  void set_size(int width, int height);
  void damage(const TileSet& tiles, std::uint64_t input_id, std::int64_t drawn_at_us);
  void acknowledged(std::uint64_t update_id, std::int64_t now_us);
  void request_intra();

  // The next update, if one is due and the pipe has room. Call after damage, acknowledged, when the socket took bytes, and
  // at due_at_us().
  [[nodiscard]] std::optional<protocol::ScreenUpdate> next(const PictureView& picture, const Pipe& pipe,
                                                           std::int64_t now_us);
  // When next() should be called though nothing happens; -1: never, the viewer has the exact picture or an
  // acknowledgement is awaited. Good until any other call.
  [[nodiscard]] std::int64_t due_at_us() const;

  [[nodiscard]] std::string encoder_name() const;  // "openh264", "tiles only"
  [[nodiscard]] const EncoderStatistics& statistics() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lifeboat::remote::video
