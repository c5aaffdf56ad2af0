#include "tests/plugins/remote/video/fuzz.hpp"

#include <zstd.h>

#include <algorithm>

#include "plugins/remote/video/tile_codec.hpp"
#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video::fuzz {
namespace {

using Bytes = std::vector<std::uint8_t>;

// Reads from the front; less than asked for at the end.
struct Feed {
  std::span<const std::uint8_t> rest;

  Bytes take(std::size_t count) {
    count = std::min(count, rest.size());
    Bytes taken(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
    rest = rest.subspan(count);
    return taken;
  }
  std::size_t number(std::size_t bytes) {
    std::size_t value = 0;
    for (const std::uint8_t byte : take(bytes)) value = value << 8U | byte;
    return value;
  }
};

void put_size(Bytes& out, const Bytes& part) {
  const std::size_t size = std::min<std::size_t>(part.size(), 0xffff);
  out.push_back(static_cast<std::uint8_t>(size >> 8U));
  out.push_back(static_cast<std::uint8_t>(size));
}

void append(Bytes& out, const Bytes& part) {
  out.insert(out.end(), part.begin(),
             part.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(part.size(), 0xffff)));
}

Bytes packed(std::span<const std::uint8_t> plain) {
  Bytes out(ZSTD_compressBound(plain.size()));
  out.resize(ZSTD_compress(out.data(), out.size(), plain.data(), plain.size(), 1));
  return out;
}

}  // namespace

void unpack_tiles(std::span<const std::uint8_t> input) {
  if (input.empty()) return;
  const int width = 1 + (input[0] & 7) * 21, height = 1 + (input[0] >> 3 & 7) * 13;
  scene::Picture picture(width, height);
  const auto rest = input.subspan(1);
  TileUnpacker unpacker;
  const Bytes bytes = (input[0] & 0x80) != 0 ? packed(rest) : Bytes(rest.begin(), rest.end());
  (void)unpacker.unpack(scene::all_tiles(picture), bytes, picture.target());
}

void apply_updates(std::span<const std::uint8_t> input) {
  Feed feed{input};
  const auto width = static_cast<int>(feed.number(1)) + 1, height = static_cast<int>(feed.number(1)) + 1;
  scene::Picture picture(width, height);
  ScreenDecoder decoder;
  (void)decoder.set_picture(picture.target());
  while (!feed.rest.empty()) {
    protocol::ScreenUpdate update;
    const std::size_t flags = feed.number(1);
    update.video.is_intra = (flags & 1U) != 0;
    update.is_exact = (flags & 2U) != 0;
    const std::size_t tiles = feed.number(2), packed_bytes = feed.number(2), unit = feed.number(2);
    update.video.tiles = update.exact.tiles = feed.take(tiles);
    update.exact.packed = feed.take(packed_bytes);
    update.video.access_unit = feed.take(unit);
    if (unit == 0) update.video.tiles.clear();
    if (packed_bytes == 0) update.exact.tiles.clear();
    (void)decoder.apply(update);
  }
}

std::vector<std::uint8_t> input_of(std::uint8_t width, std::uint8_t height,
                                   std::span<const protocol::ScreenUpdate> updates) {
  Bytes out{static_cast<std::uint8_t>(width - 1), static_cast<std::uint8_t>(height - 1)};
  for (const auto& update : updates) {
    out.push_back(update.video.is_intra ? 1 : 0);
    const Bytes& tiles = update.video.tiles.empty() ? update.exact.tiles : update.video.tiles;
    put_size(out, tiles);
    put_size(out, update.exact.packed);
    put_size(out, update.video.access_unit);
    append(out, tiles);
    append(out, update.exact.packed);
    append(out, update.video.access_unit);
  }
  return out;
}

}  // namespace lifeboat::remote::video::fuzz
