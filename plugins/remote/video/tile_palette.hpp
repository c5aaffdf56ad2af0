// The colours of one tile in the order of their first pixel, at most 256, and each pixel's index into them. A small
// open hash of our own: a tile has 4096 pixels and is packed while somebody waits for the echo of a key.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "plugins/remote/video/tile_area.hpp"

namespace lifeboat::remote::video {

class TilePalette {
 public:
  static constexpr std::size_t k_most_colors = 256;

  // False: there are more than 256 colours, and nothing else here means anything.
  [[nodiscard]] bool build(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::uint32_t color(std::size_t index) const { return colors_[index]; }
  [[nodiscard]] const std::uint8_t* indices() const { return indices_.data(); }  // row by row without gaps

 private:
  static constexpr std::size_t k_slots = 1024;  // at most a quarter full
  [[nodiscard]] bool find_or_add(std::uint32_t color, std::uint8_t& index);

  std::size_t count_ = 0;
  std::array<std::uint32_t, k_most_colors> colors_;
  std::array<std::uint16_t, k_slots> slots_;  // index + 1; 0: free
  std::array<std::uint8_t, TileSet::k_tile_px * TileSet::k_tile_px> indices_;
};

}  // namespace lifeboat::remote::video
