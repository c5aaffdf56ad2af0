// The console's own copy of the picture: what the viewer has been sent, or is about to be. Another process may be
// writing to the picture while we read it, so each pixel is read once, into here, and everything else (comparing,
// packing, converting) works on what was read. The fourth byte of a pixel carries nothing and is 255 here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugins/remote/video/screen_encoder.hpp"
#include "plugins/remote/video/tile_area.hpp"

namespace lifeboat::remote::video {

class PictureCopy {
 public:
  PictureCopy() = default;
  // Black, as the viewer begins.
  PictureCopy(int width, int height);

  // Reads these tiles of a picture of this size; those that differ from what was here before.
  [[nodiscard]] TileSet read(const PictureView& picture, const TileSet& tiles);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] std::size_t stride_px() const { return static_cast<std::size_t>(width_); }
  [[nodiscard]] TileArea area(std::size_t tile) const { return area_of_tile(tile, width_, height_); }
  [[nodiscard]] const std::uint32_t* pixel(int x, int y) const {
    return pixels_.data() + static_cast<std::size_t>(y) * stride_px() + static_cast<std::size_t>(x);
  }

 private:
  void read_run(const PictureView& picture, std::size_t first, std::size_t last, TileSet& differing);

  int width_ = 0, height_ = 0;
  std::vector<std::uint32_t> pixels_;
};

}  // namespace lifeboat::remote::video
