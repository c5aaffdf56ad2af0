// Where a tile lies in the picture. Tiles at the right and lower edge are cut to it.
#pragma once

#include <algorithm>
#include <cstddef>

#include "plugins/remote/video/tile_set.hpp"

namespace lifeboat::remote::video {

struct TileArea {
  int x = 0, y = 0, width = 0, height = 0;  // pixels

  [[nodiscard]] std::size_t pixel_count() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
};

inline TileArea area_of_tile(std::size_t tile, int picture_width, int picture_height) {
  const auto columns = static_cast<std::size_t>((picture_width + TileSet::k_tile_px - 1) / TileSet::k_tile_px);
  const int x = static_cast<int>(tile % columns) * TileSet::k_tile_px;
  const int y = static_cast<int>(tile / columns) * TileSet::k_tile_px;
  return {x, y, std::min(TileSet::k_tile_px, picture_width - x), std::min(TileSet::k_tile_px, picture_height - y)};
}

// Of tiles of one row, `first` to `last`.
inline TileArea area_of_run(std::size_t first, std::size_t last, int picture_width, int picture_height) {
  TileArea area = area_of_tile(first, picture_width, picture_height);
  const TileArea end = area_of_tile(last, picture_width, picture_height);
  area.width = end.x + end.width - area.x;
  return area;
}

// Calls `visit(tile)` for each tile of the set, in rising order.
template <class Visit>
void for_each_tile(const TileSet& tiles, Visit&& visit) {
  const auto bytes = tiles.bytes();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (unsigned bits = bytes[i], bit = 0; bits != 0; bits >>= 1U, ++bit) {
      if ((bits & 1U) != 0) visit(i * 8 + bit);
    }
  }
}

// Calls `visit(first, last)` for tiles of one row that lie side by side. Whole rows of pixels are kinder to the
// processor's caches than 64 pixels here and there.
template <class Visit>
void for_each_run(const TileSet& tiles, Visit&& visit) {
  const auto columns = static_cast<std::size_t>(tiles.columns());
  for (std::size_t begin = 0; begin < tiles.size(); begin += columns) {
    for (std::size_t first = begin; first < begin + columns; ++first) {
      std::size_t end = first;
      while (end < begin + columns && tiles.test(end)) ++end;
      if (end > first) visit(first, end - 1);
      first = std::max(first, end);
    }
  }
}

}  // namespace lifeboat::remote::video
