#include <catch2/catch.hpp>

#include <vector>

#include "plugins/remote/video/tile_area.hpp"

namespace lifeboat::remote::video {
namespace {

TEST_CASE("a tile set covers the picture to its cut edges") {
  TileSet tiles(130, 65);
  CHECK(tiles.columns() == 3);
  CHECK(tiles.rows() == 2);
  CHECK(tiles.bytes().size() == 1);
  tiles.set_all();
  CHECK(tiles.count() == 6);
  CHECK(tiles.bytes()[0] == 0x3f);
  const TileArea corner = area_of_tile(5, 130, 65);
  CHECK(corner.x == 128);
  CHECK(corner.width == 2);
  CHECK(corner.y == 64);
  CHECK(corner.height == 1);
}

TEST_CASE("sets are added and subtracted") {
  TileSet one(640, 640), other(640, 640);
  one.set(3);
  one.set(99);
  other.set(99);
  other.set(50);
  one.add(other);
  CHECK(one.count() == 3);
  one.subtract(other);
  CHECK(one.count() == 1);
  CHECK(one.test(3));
  one.clear(3);
  CHECK(one.is_empty());
}

TEST_CASE("bytes from a record are taken over without the bits beyond the picture") {
  TileSet tiles(130, 65);
  CHECK_FALSE(tiles.assign({}));
  CHECK(tiles.assign(std::vector<std::uint8_t>{0xff, 0xff, 0xff}));
  CHECK(tiles.count() == 6);
}

TEST_CASE("runs are tiles of one row side by side") {
  TileSet tiles(5 * 64, 2 * 64);
  for (const std::size_t tile : {0U, 1U, 3U, 4U, 5U, 9U}) tiles.set(tile);
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for_each_run(tiles, [&](std::size_t first, std::size_t last) { runs.emplace_back(first, last); });
  CHECK(runs == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {3, 4}, {5, 5}, {9, 9}});
}

}  // namespace
}  // namespace lifeboat::remote::video
