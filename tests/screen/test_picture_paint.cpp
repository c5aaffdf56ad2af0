// Pixels from elsewhere in a page: scaled by exact area, clipped, in their place among the draw commands.
#include "host/screen/picture_paint.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace lifeboat::screen;

namespace {

struct Source {
  Source(int width, int height) : size{width, height}, pixels(static_cast<std::size_t>(width * height)) {}
  [[nodiscard]] PixelView view() const {
    return {reinterpret_cast<const std::byte*>(pixels.data()), size, static_cast<std::size_t>(size.width) * 4};
  }
  std::uint32_t& at(int x, int y) { return pixels[static_cast<std::size_t>(y * size.width + x)]; }
  Size size;
  std::vector<std::uint32_t> pixels;
};

Framebuffer frame(int width, int height) {
  auto made = Framebuffer::create({width, height});
  REQUIRE(made);
  return std::move(*made);
}

constexpr Rect k_all{0, 0, 1000, 1000};

}  // namespace

TEST_CASE("a picture at its own size is copied, and what it does not reach is filled") {
  Source source(2, 2);
  source.pixels = {1, 2, 3, 4};
  Framebuffer to = frame(6, 5);
  paint_picture({source.view(), {1, 1, 4, 4}, {2, 2, 2, 2}, 9}, k_all, to);
  CHECK(to.row(0)[1] == 0);
  CHECK(std::vector<std::uint32_t>(to.row(1).begin(), to.row(1).end()) ==
        std::vector<std::uint32_t>{0, 9, 9, 9, 9, 0});
  CHECK(std::vector<std::uint32_t>(to.row(2).begin(), to.row(2).end()) ==
        std::vector<std::uint32_t>{0, 9, 1, 2, 9, 0});
  CHECK(std::vector<std::uint32_t>(to.row(3).begin(), to.row(3).end()) ==
        std::vector<std::uint32_t>{0, 9, 3, 4, 9, 0});
}

TEST_CASE("shrinking averages, a plain colour stays itself at every scale") {
  Source source(4, 2);
  source.pixels = {0x000000, 0xFFFFFF, 0x102030, 0x102030, 0xFFFFFF, 0x000000, 0x102030, 0x102030};
  Framebuffer to = frame(2, 1);
  paint_picture({source.view(), {0, 0, 2, 1}, {0, 0, 2, 1}, 0}, k_all, to);
  CHECK(to.row(0)[0] == 0x808080);
  CHECK(to.row(0)[1] == 0x102030);
  Source plain(97, 61);
  std::fill(plain.pixels.begin(), plain.pixels.end(), 0xFE01C8U);
  const int width = GENERATE(1, 13, 96, 98, 250);
  Framebuffer scaled = frame(width, 40);
  paint_picture({plain.view(), {0, 0, width, 40}, {0, 0, width, 40}, 0}, k_all, scaled);
  for (int y = 0; y < 40; ++y) {
    for (const std::uint32_t pixel : scaled.row(y)) REQUIRE(pixel == 0xFE01C8U);
  }
}

TEST_CASE("enlarged to twice its size a picture has every pixel four times, sharp") {
  Source source(2, 2);
  source.pixels = {0x000000, 0xFFFFFF, 0xFF0000, 0x0000FF};
  Framebuffer to = frame(4, 4);
  paint_picture({source.view(), {0, 0, 4, 4}, {0, 0, 4, 4}, 0}, k_all, to);
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 4; ++x) CHECK(to.row(y)[static_cast<std::size_t>(x)] == source.at(x / 2, y / 2));
  }
}

TEST_CASE("painting by parts gives the pixels of painting at once") {
  Source source(201, 133);
  for (std::size_t i = 0; i < source.pixels.size(); ++i) {
    source.pixels[i] = static_cast<std::uint32_t>(i) * 2654435761U >> 8;
  }
  const Rect place = GENERATE(Rect{0, 0, 150, 100}, Rect{-40, -20, 300, 200}, Rect{10, 5, 201, 133});
  const PicturePaint paint{source.view(), {0, 0, 150, 110}, place, 7};
  Framebuffer once = frame(150, 110), parts = frame(150, 110);
  paint_picture(paint, k_all, once);
  for (int y = 0; y < 110; y += 37) {
    for (int x = 0; x < 150; x += 41) paint_picture(paint, {x, y, 41, 37}, parts);
  }
  for (int y = 0; y < 110; ++y) REQUIRE(std::equal(once.row(y).begin(), once.row(y).end(), parts.row(y).begin()));
}

TEST_CASE("a changed area of the picture is shown within the answered part of the frame") {
  Source source(300, 200);
  const PicturePaint paint{source.view(), {10, 10, 100, 80}, {10, 15, 100, 67}, 0};
  Framebuffer before = frame(120, 100), after = frame(120, 100);
  paint_picture(paint, k_all, before);
  const Rect changed{64, 64, 64, 64};
  for (int y = 64; y < 128; ++y) {
    for (int x = 64; x < 128; ++x) source.at(x, y) = 0xFFFFFF;
  }
  paint_picture(paint, k_all, after);
  const Rect shown = shown_at(paint, changed);
  CHECK(shown == intersection(shown, paint.hole));
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 120; ++x) {
      const auto at = static_cast<std::size_t>(x);
      if (intersection(shown, {x, y, 1, 1}).is_empty()) REQUIRE(before.row(y)[at] == after.row(y)[at]);
    }
  }
  CHECK(shown_at(paint, {0, 0, 300, 200}) == Rect{10, 15, 100, 67});
}
