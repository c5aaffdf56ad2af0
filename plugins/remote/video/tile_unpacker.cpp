#include <zstd.h>

#include <algorithm>
#include <new>

#include "plugins/remote/video/byte_reader.hpp"
#include "plugins/remote/video/tile_codec.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr std::uint32_t k_opaque = 0xff000000U;

sdk::Failure broken(const char* why) { return {LB_REFUSED, std::string("packed tiles: ") + why}; }

std::uint32_t color_at(const std::uint8_t* bytes) {
  return k_opaque | static_cast<std::uint32_t>(bytes[2]) << 16U | static_cast<std::uint32_t>(bytes[1]) << 8U |
         bytes[0];
}

// One tile's place in the picture.
struct Target {
  std::uint8_t* first_row;
  std::size_t stride_bytes;
  TileArea area;

  [[nodiscard]] std::uint32_t* row(int y) const {
    return reinterpret_cast<std::uint32_t*>(first_row + static_cast<std::size_t>(y) * stride_bytes);
  }
};

bool read_solid(ByteReader& in, const Target& target) {
  const auto bytes = in.take(3);
  if (bytes.empty()) return false;
  for (int y = 0; y < target.area.height; ++y) {
    std::fill_n(target.row(y), target.area.width, color_at(bytes.data()));
  }
  return true;
}

struct Colors {
  std::size_t count = 0;
  std::uint32_t values[256];
};

bool read_colors(ByteReader& in, std::size_t most, Colors& colors) {
  const auto count = in.take(1);
  if (count.empty()) return false;
  colors.count = std::size_t{count[0]} + 1;
  if (colors.count > most) return false;
  const auto bytes = in.take(colors.count * 3);
  if (bytes.empty()) return false;
  for (std::size_t i = 0; i < colors.count; ++i) colors.values[i] = color_at(bytes.data() + i * 3);
  return true;
}

bool read_palette16(ByteReader& in, const Target& target) {
  Colors colors;
  if (!read_colors(in, 16, colors)) return false;
  for (int y = 0; y < target.area.height; ++y) {
    const auto bytes = in.take(static_cast<std::size_t>(target.area.width + 1) / 2);
    if (bytes.empty()) return false;
    std::uint32_t* row = target.row(y);
    for (int x = 0; x < target.area.width; ++x) {
      const std::size_t index = bytes[static_cast<std::size_t>(x) / 2] >> (x % 2 * 4) & 15;
      if (index >= colors.count) return false;
      row[x] = colors.values[index];
    }
  }
  return true;
}

bool read_palette256(ByteReader& in, const Target& target) {
  Colors colors;
  if (!read_colors(in, 256, colors)) return false;
  for (int y = 0; y < target.area.height; ++y) {
    const auto bytes = in.take(static_cast<std::size_t>(target.area.width));
    if (bytes.empty()) return false;
    std::uint32_t* row = target.row(y);
    for (const std::uint8_t index : bytes) {
      if (index >= colors.count) return false;
      *row++ = colors.values[index];
    }
  }
  return true;
}

bool read_raw(ByteReader& in, const Target& target) {
  for (int y = 0; y < target.area.height; ++y) {
    const auto bytes = in.take(static_cast<std::size_t>(target.area.width) * 3);
    if (bytes.empty()) return false;
    std::uint32_t* row = target.row(y);
    for (std::size_t i = 0; i < bytes.size(); i += 3) *row++ = color_at(bytes.data() + i);
  }
  return true;
}

bool read_tile(ByteReader& in, const Target& target) {
  const auto kind = in.take(1);
  if (kind.empty()) return false;
  switch (kind[0]) {
    case 0: return read_solid(in, target);
    case 1: return read_palette16(in, target);
    case 2: return read_palette256(in, target);
    case 3: return read_raw(in, target);
    default: return false;
  }
}

std::size_t most_plain_bytes(const TileSet& tiles, const MutablePicture& picture) {
  std::size_t bytes = 0;
  for_each_tile(tiles, [&](std::size_t tile) {
    bytes += 1 + 3 * area_of_tile(tile, picture.width, picture.height).pixel_count();
  });
  return std::min(bytes, k_max_plain_bytes);
}

}  // namespace

struct TileUnpacker::Zstd {
  Zstd() : context(ZSTD_createDCtx()) {
    if (context == nullptr) throw std::bad_alloc();
  }
  ~Zstd() { ZSTD_freeDCtx(context); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  ZSTD_DCtx* context;
};

TileUnpacker::TileUnpacker() : zstd_(std::make_unique<Zstd>()) {}
TileUnpacker::~TileUnpacker() = default;

// Whatever sizes the frame names, zstd writes no more than `most_bytes` and allocates no window of its own for that.
sdk::Outcome<std::size_t> TileUnpacker::decompress(std::span<const std::uint8_t> packed, std::size_t most_bytes) {
  if (ZSTD_findFrameCompressedSize(packed.data(), packed.size()) != packed.size())
    return broken("not one zstd frame");
  if (plain_capacity_ < most_bytes) {
    plain_ = std::make_unique_for_overwrite<std::uint8_t[]>(most_bytes);
    plain_capacity_ = most_bytes;
  }
  const std::size_t size =
      ZSTD_decompressDCtx(zstd_->context, plain_.get(), most_bytes, packed.data(), packed.size());
  if (ZSTD_isError(size) != 0) return broken(ZSTD_getErrorName(size));
  return size;
}

sdk::Outcome<void> TileUnpacker::unpack(const TileSet& tiles, std::span<const std::uint8_t> packed,
                                        const MutablePicture& picture) {
  auto size = decompress(packed, most_plain_bytes(tiles, picture));
  if (!size) return size.failure();
  ByteReader in({plain_.get(), size.value()});
  bool is_whole = true;
  for_each_tile(tiles, [&](std::size_t tile) {
    const TileArea area = area_of_tile(tile, picture.width, picture.height);
    std::uint8_t* first = picture.pixels + static_cast<std::size_t>(area.y) * picture.stride_bytes +
                          static_cast<std::size_t>(area.x) * 4;
    is_whole = is_whole && read_tile(in, {first, picture.stride_bytes, area});
  });
  if (!is_whole) return broken("a tile is cut short or names no colour");
  if (!in.is_at_end()) return broken("bytes follow the last tile");
  return {};
}

}  // namespace lifeboat::remote::video
