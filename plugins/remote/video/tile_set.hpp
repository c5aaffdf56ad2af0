// Which 64x64 tiles of a picture are meant, one bit each, in the layout of lifeboat/screen_channel.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lifeboat::remote::video {

class TileSet {
 public:
  static constexpr int k_tile_px = 64;

  TileSet() = default;
  TileSet(int picture_width, int picture_height);

  [[nodiscard]] int columns() const { return columns_; }
  [[nodiscard]] int rows() const { return rows_; }
  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  }
  [[nodiscard]] bool test(std::size_t tile) const { return (bits_[tile / 8] >> (tile % 8) & 1U) != 0; }
  void set(std::size_t tile);
  void clear(std::size_t tile);
  void set_all();
  void clear_all();
  [[nodiscard]] bool is_empty() const;
  [[nodiscard]] std::size_t count() const;
  void add(const TileSet& other);       // same picture size
  void subtract(const TileSet& other);

  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bits_; }
  // Takes over the bits that lie within the picture; `bytes` may be longer (a record) but not shorter: then false.
  [[nodiscard]] bool assign(std::span<const std::uint8_t> bytes);

 private:
  int columns_ = 0, rows_ = 0;
  std::vector<std::uint8_t> bits_;
};

}  // namespace lifeboat::remote::video
