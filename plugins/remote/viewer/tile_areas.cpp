#include "plugins/remote/viewer/tile_areas.hpp"

#include <lifeboat/screen_channel.h>

namespace lifeboat::remote::viewer {

std::vector<screen::Rect> areas_of_tiles(std::span<const std::uint8_t> tiles, screen::Size size) {
  constexpr int k_side = LB_SCREEN_TILE_PX;
  const screen::Rect whole{0, 0, size.width, size.height};
  std::vector<screen::Rect> areas;
  std::size_t tile = 0;
  for (int y = 0; y < size.height; y += k_side) {
    for (int x = 0; x < size.width; x += k_side, ++tile) {
      if (tile / 8 >= tiles.size() || (tiles[tile / 8] >> (tile % 8) & 1U) == 0) continue;
      const screen::Rect area = intersection({x, y, k_side, k_side}, whole);
      if (!areas.empty() && areas.back().y == y && areas.back().right() == x) {
        areas.back().width += area.width;
      } else {
        areas.push_back(area);
      }
    }
  }
  return areas;
}

}  // namespace lifeboat::remote::viewer
