// Which tiles of the picture differ from the frame before: found by comparing pixels, so that a page that is drawn
// again as it was costs displays and the network nothing. Neighbouring dirty tiles of a row come as one rectangle.
#pragma once

#include <cstdint>
#include <vector>

#include "host/screen/framebuffer.hpp"

namespace lifeboat::screen {

inline constexpr int k_tile_px = 64;

class DamageTracker {
 public:
  // The rectangles that changed since the last call; everything after a resize. Remembers the picture.
  [[nodiscard]] std::vector<Rect> update(const Framebuffer& picture);

 private:
  [[nodiscard]] bool tile_changed(const Framebuffer& picture, const Rect& tile);

  Size size_;
  std::vector<std::uint32_t> previous_;
};

}  // namespace lifeboat::screen
