#include "host/screen/damage.hpp"

#include <cstring>

namespace lifeboat::screen {

bool DamageTracker::tile_changed(const Framebuffer& picture, const Rect& tile) {
  const auto width = static_cast<std::size_t>(size_.width);
  const auto bytes = static_cast<std::size_t>(tile.width) * sizeof(std::uint32_t);
  bool changed = false;
  for (int y = tile.y; y < tile.bottom(); ++y) {
    auto* before = previous_.data() + width * static_cast<std::size_t>(y) + tile.x;
    const auto* now = picture.row(y).data() + tile.x;
    if (!changed && std::memcmp(before, now, bytes) == 0) continue;
    changed = true;
    std::memcpy(before, now, bytes);
  }
  return changed;
}

std::vector<Rect> DamageTracker::update(const Framebuffer& picture) {
  if (picture.size() != size_) {
    size_ = picture.size();
    previous_.assign(static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height), 0);
    for (int y = 0; y < size_.height; ++y) (void)tile_changed(picture, {0, y, size_.width, 1});
    return {{0, 0, size_.width, size_.height}};
  }
  std::vector<Rect> damage;
  for (int y = 0; y < size_.height; y += k_tile_px) {
    for (int x = 0; x < size_.width; x += k_tile_px) {
      const Rect tile = intersection({x, y, k_tile_px, k_tile_px}, {0, 0, size_.width, size_.height});
      if (!tile_changed(picture, tile)) continue;
      if (!damage.empty() && damage.back().y == y && damage.back().right() == x) {
        damage.back().width += tile.width;
      } else {
        damage.push_back(tile);
      }
    }
  }
  return damage;
}

}  // namespace lifeboat::screen
