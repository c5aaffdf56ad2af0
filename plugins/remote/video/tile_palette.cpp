#include "plugins/remote/video/tile_palette.hpp"

namespace lifeboat::remote::video {

bool TilePalette::find_or_add(std::uint32_t color, std::uint8_t& index) {
  std::size_t slot = (color * 0x9e3779b1U) >> 22U;
  while (slots_[slot] != 0) {
    index = static_cast<std::uint8_t>(slots_[slot] - 1);
    if (colors_[index] == color) return true;
    slot = (slot + 1) % k_slots;
  }
  if (count_ == k_most_colors) return false;
  index = static_cast<std::uint8_t>(count_);
  colors_[count_++] = color;
  slots_[slot] = static_cast<std::uint16_t>(count_);
  return true;
}

bool TilePalette::build(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area) {
  count_ = 0;
  slots_.fill(0);
  std::uint8_t* out = indices_.data();
  std::uint32_t last_color = ~*first_pixel;
  std::uint8_t last_index = 0;
  for (int y = 0; y < area.height; ++y, first_pixel += stride_px) {
    for (int x = 0; x < area.width; ++x) {
      if (first_pixel[x] != last_color) {
        last_color = first_pixel[x];
        if (!find_or_add(last_color, last_index)) return false;
      }
      *out++ = last_index;
    }
  }
  return true;
}

}  // namespace lifeboat::remote::video
