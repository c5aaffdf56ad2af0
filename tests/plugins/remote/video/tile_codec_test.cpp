// Packed tiles: each form comes back, and whatever is not in order is refused.
#include <catch2/catch.hpp>
#include <zstd.h>

#include "plugins/remote/video/tile_codec.hpp"
#include "tests/plugins/remote/video/scene.hpp"

namespace lifeboat::remote::video {
namespace {

using Bytes = std::vector<std::uint8_t>;
using scene::Picture;

Bytes compressed(const Bytes& plain) {
  Bytes packed(ZSTD_compressBound(plain.size()));
  packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 1));
  return packed;
}

Bytes packed_all(const Picture& picture) {
  TilePacker packer;
  packer.begin();
  for_each_tile(scene::all_tiles(picture), [&](std::size_t tile) {
    const TileArea area = area_of_tile(tile, picture.width, picture.height);
    const auto first = static_cast<std::size_t>(area.y) * static_cast<std::size_t>(picture.width) +
                       static_cast<std::size_t>(area.x);
    packer.add(picture.pixels.data() + first, static_cast<std::size_t>(picture.width), area);
  });
  const std::size_t bound = packer.size_bound();
  Bytes packed = packer.finish();
  CHECK(packed.size() <= bound + 16);
  return packed;
}

// The plain form's own words, without zstd.
std::uint8_t first_kind(const Bytes& packed) {
  Bytes plain(1U << 20);
  const std::size_t size = ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size());
  REQUIRE(ZSTD_isError(size) == 0);
  return plain.at(0);
}

std::string refusal(const Bytes& packed, int width = 3, int height = 2) {
  Picture picture(width, height);
  TileUnpacker unpacker;
  const auto done = unpacker.unpack(scene::all_tiles(picture), packed, picture.target());
  return done ? "" : done.failure().message;
}

TEST_CASE("a tile takes the form that its colours allow, and comes back") {
  const auto [colors, kind] = GENERATE(table<int, int>({{1, 0}, {2, 1}, {16, 1}, {17, 2}, {256, 2}, {257, 3}}));
  const auto [width, height] = GENERATE(table<int, int>({{64, 64}, {63, 61}}));
  Picture picture(width, height), back(width, height);
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    picture.pixels[i] = 0xff000000U + static_cast<std::uint32_t>(i) % static_cast<std::uint32_t>(colors) * 0x103U;
  }
  const Bytes packed = packed_all(picture);
  CHECK(first_kind(packed) == kind);
  TileUnpacker unpacker;
  REQUIRE(unpacker.unpack(scene::all_tiles(back), packed, back.target()));
  CHECK((back.pixels == picture.pixels));  // not printed when it fails
}

TEST_CASE("a palette longer than the pixels is not used") {
  Picture picture(3, 1);
  scene::draw_gradient(picture);
  CHECK(first_kind(packed_all(picture)) == 3);
}

TEST_CASE("what is cut short, too long, or names no colour is refused") {
  CHECK(refusal(compressed({0, 1, 2, 3})).empty());
  CHECK_FALSE(refusal(compressed({})).empty());
  CHECK_FALSE(refusal(compressed({0, 1, 2})).empty());
  CHECK_FALSE(refusal(compressed({0, 1, 2, 3, 4})).empty());
  CHECK_FALSE(refusal(compressed({4, 1, 2, 3})).empty());
  CHECK_FALSE(refusal(compressed({1})).empty());
  CHECK_FALSE(refusal(compressed({1, 16, 9, 9, 9})).empty());
  const Bytes two_colors{1, 1, 1, 1, 1, 2, 2, 2};
  const auto with = [&](Bytes pixels) {
    Bytes plain = two_colors;
    plain.insert(plain.end(), pixels.begin(), pixels.end());
    return refusal(compressed(plain));
  };
  CHECK(with({0x10, 0x00, 0x01, 0x01}).empty());
  CHECK_FALSE(with({0x10, 0x00, 0x01}).empty());
  CHECK_FALSE(with({0x20, 0x00, 0x01, 0x01}).empty());
  CHECK_FALSE(refusal(compressed({2, 0, 9, 9, 9, 0, 0, 0, 0, 0, 1})).empty());
  CHECK(refusal(compressed({2, 0, 9, 9, 9, 0, 0, 0, 0, 0, 0})).empty());
  CHECK_FALSE(refusal(compressed({3, 1, 2, 3, 1, 2, 3})).empty());
}

TEST_CASE("a zstd frame that is broken, followed by bytes, or unpacks to too much is refused") {
  const Bytes good = compressed({0, 1, 2, 3});
  CHECK_FALSE(refusal({}).empty());
  CHECK_FALSE(refusal({1, 2, 3}).empty());
  CHECK_FALSE(refusal(Bytes(good.begin(), good.end() - 1)).empty());
  Bytes twice = good;
  twice.insert(twice.end(), good.begin(), good.end());
  CHECK_FALSE(refusal(twice).empty());
  CHECK_FALSE(refusal(compressed(Bytes(64U << 20, 0))).empty());
  Bytes huge = compressed(Bytes(1U << 20, 0));
  CHECK(huge.size() < 200);
  CHECK_FALSE(refusal(huge).empty());
}

TEST_CASE("a failed set writes nothing outside of its tiles") {
  Picture picture(128, 64);
  picture.fill(0, 0, 128, 64, 0xffabcdefU);
  TileSet tiles(128, 64);
  tiles.set(1);
  Bytes plain{3};
  plain.insert(plain.end(), 64 * 3 * 10, 7);
  TileUnpacker unpacker;
  CHECK_FALSE(unpacker.unpack(tiles, compressed(plain), picture.target()));
  CHECK(picture.at(63, 5) == 0xffabcdefU);
  CHECK(picture.at(64, 20) == 0xffabcdefU);
}

}  // namespace
}  // namespace lifeboat::remote::video
