// The viewer's side: applies updates to its copy of the picture. Everything that comes in is hostile: sizes, tile sets
// and packed tiles are checked, H.264 goes to the decoder library and nowhere else, so run this in a process of its own
// (plugins/remote/viewer). One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/video/tile_set.hpp"

namespace lifeboat::remote::video {

// Where the picture is kept; borrowed, large enough for the size given with it. Same pixels as PictureView's.
struct MutablePicture {
  std::uint8_t* pixels = nullptr;
  int width = 0, height = 0;
  std::size_t stride_bytes = 0;
};

class ScreenDecoder {
 public:
  ScreenDecoder();
  ~ScreenDecoder();

  // A new size: the picture is black (by us) until updates come.
  [[nodiscard]] sdk::Outcome<void> set_picture(const MutablePicture& picture);
  // The tiles that changed. A failure that `needs_intra()` can be healed by asking the console for an intra frame; any
  // other means the console breaks the rules.
  [[nodiscard]] sdk::Outcome<TileSet> apply(const protocol::ScreenUpdate& update);
  [[nodiscard]] bool needs_intra() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lifeboat::remote::video
