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

bool PictureCopy::read(const PictureView& picture, std::size_t tile) {
  const TileArea place = area(tile);
  const auto count = static_cast<std::size_t>(place.width);
  const std::uint8_t* source = picture.pixels + static_cast<std::size_t>(place.y) * picture.stride_bytes +
                               static_cast<std::size_t>(place.x) * sizeof(std::uint32_t);
  std::uint32_t* own = pixels_.data() + (pixel(place.x, place.y) - pixels_.data());
  bool differs = false;
  Row row;
  for (int y = 0; y < place.height; ++y, source += picture.stride_bytes, own += stride_px()) {
    read_once(row, source, count);
    if (std::memcmp(own, row.data(), count * sizeof(std::uint32_t)) == 0) continue;
    differs = true;
    std::memcpy(own, row.data(), count * sizeof(std::uint32_t));
  }
  return differs;
}

}  // namespace lifeboat::remote::video
