#include "plugins/remote/video/tile_set.hpp"

#include <algorithm>
#include <bit>

namespace lifeboat::remote::video {

TileSet::TileSet(int picture_width, int picture_height)
    : columns_((picture_width + k_tile_px - 1) / k_tile_px),
      rows_((picture_height + k_tile_px - 1) / k_tile_px),
      bits_((size() + 7) / 8) {}

void TileSet::set(std::size_t tile) { bits_[tile / 8] |= static_cast<std::uint8_t>(1U << (tile % 8)); }

void TileSet::clear(std::size_t tile) { bits_[tile / 8] &= static_cast<std::uint8_t>(~(1U << (tile % 8))); }

void TileSet::set_all() {
  std::fill(bits_.begin(), bits_.end(), std::uint8_t{0xff});
  if (size() % 8 != 0) bits_.back() = static_cast<std::uint8_t>((1U << (size() % 8)) - 1);
}

void TileSet::clear_all() { std::fill(bits_.begin(), bits_.end(), std::uint8_t{0}); }

bool TileSet::is_empty() const {
  return std::all_of(bits_.begin(), bits_.end(), [](std::uint8_t byte) { return byte == 0; });
}

std::size_t TileSet::count() const {
  std::size_t tiles = 0;
  for (const std::uint8_t byte : bits_) tiles += static_cast<std::size_t>(std::popcount(byte));
  return tiles;
}

void TileSet::add(const TileSet& other) {
  for (std::size_t i = 0; i < bits_.size() && i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
}

void TileSet::subtract(const TileSet& other) {
  for (std::size_t i = 0; i < bits_.size() && i < other.bits_.size(); ++i) {
    bits_[i] &= static_cast<std::uint8_t>(~other.bits_[i]);
  }
}

bool TileSet::assign(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < bits_.size()) return false;
  std::copy_n(bytes.begin(), bits_.size(), bits_.begin());
  if (size() % 8 != 0) bits_.back() &= static_cast<std::uint8_t>((1U << (size() % 8)) - 1);
  return true;
}

}  // namespace lifeboat::remote::video
