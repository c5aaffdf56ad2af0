// Exact pixels of tiles, packed. The plain form is one tile after the other in rising order of the tile set, each
//
//   0  solid        blue green red
//   1  palette 16   count - 1 (0 to 15), count x (blue green red), then row by row two pixels a byte, the left one in
//                   the low half; a row of odd width ends with half a byte 0
//   2  palette 256  count - 1 (0 to 255), count x (blue green red), one byte a pixel
//   3  raw          blue green red of each pixel
//
// row by row from the top, cut to the picture at its edges; no form longer than the raw one. All of it is one zstd
// frame, so that tiles that look alike help each other. The fourth byte of a pixel carries nothing and comes out as
// 255.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/video/screen_decoder.hpp"
#include "plugins/remote/video/tile_area.hpp"
#include "plugins/remote/video/tile_set.hpp"

namespace lifeboat::remote::video {

// Plain bytes of one packed set. Two raw 1080p pictures fit; an attacker's frame that unpacks to more is refused.
inline constexpr std::size_t k_max_plain_bytes = 16U << 20;

class TilePacker {
 public:
  static constexpr std::size_t k_most_tile_bytes = 1 + 3 * TileSet::k_tile_px * TileSet::k_tile_px;

  TilePacker();
  ~TilePacker();
  TilePacker(const TilePacker&) = delete;
  TilePacker& operator=(const TilePacker&) = delete;

  // Forgets what was added.
  void begin();
  // The next tile, in rising order. `first_pixel` is its upper left one.
  void add(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area);
  // No less than what finish() will give: what is packed already, and what waits to be.
  [[nodiscard]] std::size_t size_bound() const;
  [[nodiscard]] std::size_t packed_bytes() const { return packed_.size(); }  // by now
  // One more tile fits k_max_plain_bytes.
  [[nodiscard]] bool has_room() const;
  [[nodiscard]] std::vector<std::uint8_t> finish();

 private:
  struct Zstd;
  void add_solid(std::uint32_t color);
  void add_palette(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area);
  void add_raw(const std::uint32_t* first_pixel, std::size_t stride_px, const TileArea& area);
  void compress_waiting(bool is_last);

  std::unique_ptr<Zstd> zstd_;
  std::vector<std::uint8_t> waiting_;  // plain bytes that zstd has not seen
  std::vector<std::uint8_t> packed_;
  std::size_t plain_total_ = 0;
};

class TileUnpacker {
 public:
  TileUnpacker();
  ~TileUnpacker();
  TileUnpacker(const TileUnpacker&) = delete;
  TileUnpacker& operator=(const TileUnpacker&) = delete;

  // `tiles` is of the picture's size. After a failure some tiles may have been written; nothing outside of them ever
  // is.
  [[nodiscard]] sdk::Outcome<void> unpack(const TileSet& tiles, std::span<const std::uint8_t> packed,
                                          const MutablePicture& picture);

 private:
  struct Zstd;
  [[nodiscard]] sdk::Outcome<std::size_t> decompress(std::span<const std::uint8_t> packed, std::size_t most_bytes);

  std::unique_ptr<Zstd> zstd_;
  std::unique_ptr<std::uint8_t[]> plain_;
  std::size_t plain_capacity_ = 0;
};

}  // namespace lifeboat::remote::video
