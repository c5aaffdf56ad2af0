#include "plugins/remote/video/picture_copy.hpp"

#include <array>
#include <atomic>
#include <cstring>

namespace lifeboat::remote::video {
namespace {

constexpr std::uint32_t k_opaque = 0xff000000U;

using Row = std::array<std::uint32_t, TileSet::k_tile_px>;

// The fence keeps the compiler from reading the source a second time instead of the row.
void read_once(Row& row, const std::uint8_t* source, std::size_t count) {
  std::memcpy(row.data(), source, count * sizeof(std::uint32_t));
  std::atomic_signal_fence(std::memory_order_seq_cst);
  for (std::size_t i = 0; i < count; ++i) row[i] |= k_opaque;
}

}  // namespace

PictureCopy::PictureCopy(int width, int height)
    : width_(width), height_(height),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), k_opaque) {}

void PictureCopy::read_run(const PictureView& picture, std::size_t first, std::size_t last, TileSet& differing) {
  const TileArea run = area_of_run(first, last, width_, height_);
  for (int y = run.y; y < run.y + run.height; ++y) {
    const std::uint8_t* source = picture.pixels + static_cast<std::size_t>(y) * picture.stride_bytes;
    std::uint32_t* own = pixels_.data() + static_cast<std::size_t>(y) * stride_px();
    std::size_t tile = first;
    for (int x = run.x; x < run.x + run.width; x += TileSet::k_tile_px, ++tile) {
      const auto count = static_cast<std::size_t>(std::min(TileSet::k_tile_px, width_ - x));
      Row row;
      read_once(row, source + static_cast<std::size_t>(x) * sizeof(std::uint32_t), count);
      if (std::memcmp(own + x, row.data(), count * sizeof(std::uint32_t)) == 0) continue;
      std::memcpy(own + x, row.data(), count * sizeof(std::uint32_t));
      differing.set(tile);
    }
  }
}

TileSet PictureCopy::read(const PictureView& picture, const TileSet& tiles) {
  TileSet differing(width_, height_);
  for_each_run(tiles, [&](std::size_t first, std::size_t last) { read_run(picture, first, last, differing); });
  return differing;
}

}  // namespace lifeboat::remote::video
