#include "host/screen/damage.hpp"

#include <cstring>
#include <utility>

namespace lifeboat::screen {
namespace {

// Whether the tile differs; afterwards it does not.
bool copy_tile(const Framebuffer& picture, const Rect& tile, Framebuffer& copy) {
  const auto bytes = static_cast<std::size_t>(tile.width) * sizeof(std::uint32_t);
  bool changed = false;
  for (int y = tile.y; y < tile.bottom(); ++y) {
    auto* before = copy.row(y).data() + tile.x;
    const auto* now = picture.row(y).data() + tile.x;
    if (!changed && std::memcmp(before, now, bytes) == 0) continue;
    changed = true;
    std::memcpy(before, now, bytes);
  }
  return changed;
}

void append(std::vector<Rect>& damage, const Rect& tile) {
  if (!damage.empty() && damage.back().y == tile.y && damage.back().right() == tile.x) {
    damage.back().width += tile.width;
  } else {
    damage.push_back(tile);
  }
}

}  // namespace

Result<std::vector<Rect>> DamageTracker::update(const Framebuffer& picture, std::span<const Rect> drawn) {
  const Rect all{0, 0, picture.size().width, picture.size().height};
  if (!copy_ || copy_->size() != picture.size()) {
    auto made = Framebuffer::create(picture.size());
    if (!made) return tl::unexpected<Error>(made.error());
    copy_ = std::move(*made);
    (void)copy_tile(picture, all, *copy_);
    return std::vector<Rect>{all};
  }
  std::vector<Rect> damage;
  for (const Rect& area : drawn) {
    for (int y = area.y; y < area.bottom(); y += k_tile_px) {
      for (int x = area.x; x < area.right(); x += k_tile_px) {
        const Rect tile = intersection({x, y, k_tile_px, k_tile_px}, area);
        if (copy_tile(picture, tile, *copy_)) append(damage, tile);
      }
    }
  }
  return damage;
}

}  // namespace lifeboat::screen
