#include "tests/plugins/remote/video/scene.hpp"

#include <algorithm>

#include "plugins/remote/video/tile_area.hpp"

namespace lifeboat::remote::video::scene {
namespace {

constexpr std::uint32_t k_opaque = 0xff000000U;
constexpr int k_glyph_width = 8, k_glyph_height = 16;

std::uint32_t scramble(std::uint32_t value) {
  value ^= value >> 16U;
  value *= 0x7feb352dU;
  value ^= value >> 15U;
  value *= 0x846ca68bU;
  return value ^ value >> 16U;
}

std::uint32_t grey(std::uint32_t level) { return k_opaque | level << 16U | level << 8U | level; }

}  // namespace

Picture::Picture(int picture_width, int picture_height)
    : width(picture_width), height(picture_height),
      pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), k_opaque) {}

PictureView Picture::view() const {
  return {reinterpret_cast<const std::uint8_t*>(pixels.data()), width, height, static_cast<std::size_t>(width) * 4};
}

MutablePicture Picture::target() {
  return {reinterpret_cast<std::uint8_t*>(pixels.data()), width, height, static_cast<std::size_t>(width) * 4};
}

void Picture::fill(int x, int y, int fill_width, int fill_height, std::uint32_t color) {
  for (int row = std::max(y, 0); row < std::min(y + fill_height, height); ++row) {
    for (int column = std::max(x, 0); column < std::min(x + fill_width, width); ++column) at(column, row) = color;
  }
}

void draw_glyph(Picture& picture, int x, int y, std::uint32_t glyph) {
  for (int row = 0; row < k_glyph_height; ++row) {
    for (int column = 0; column < k_glyph_width; ++column) {
      if (x + column >= picture.width || y + row >= picture.height || y + row < 0) continue;
      const bool is_edge = row < 3 || row > 12 || column == 0 || column == 7;
      const std::uint32_t bits = scramble(glyph * 64 + static_cast<std::uint32_t>(row / 2 * 4 + column / 2));
      picture.at(x + column, y + row) = is_edge || bits % 3 == 0 ? grey(30) : grey(90 + bits % 5 * 40);
    }
  }
}

void draw_text(Picture& picture, std::uint32_t seed, int offset_px) {
  picture.fill(0, 0, picture.width, picture.height, grey(30));
  const int first_line = offset_px / k_glyph_height;
  for (int line = 0; line * k_glyph_height < picture.height + k_glyph_height; ++line) {
    const std::uint32_t line_seed = scramble(seed + static_cast<std::uint32_t>(line + first_line));
    const int letters = static_cast<int>(line_seed % 60) + picture.width / k_glyph_width / 2;
    for (int letter = 0; letter < letters; ++letter) {
      const std::uint32_t glyph = scramble(line_seed + static_cast<std::uint32_t>(letter)) % 40;
      if (glyph < 6) continue;
      draw_glyph(picture, letter * k_glyph_width, line * k_glyph_height - offset_px % k_glyph_height, glyph);
    }
  }
}

void draw_gradient(Picture& picture) {
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const auto red = static_cast<std::uint32_t>(x * 255 / picture.width);
      const auto green = static_cast<std::uint32_t>(y * 255 / picture.height);
      picture.at(x, y) = k_opaque | red << 16U | green << 8U | (red + green) / 2;
    }
  }
}

void draw_noise(Picture& picture, std::uint32_t seed) {
  draw_noise(picture, seed, 0, 0, picture.width, picture.height);
}

void draw_noise(Picture& picture, std::uint32_t seed, int x, int y, int width, int height) {
  for (int row = y; row < std::min(y + height, picture.height); ++row) {
    for (int column = x; column < std::min(x + width, picture.width); ++column) {
      picture.at(column, row) = k_opaque | scramble(seed + static_cast<std::uint32_t>(row * picture.width + column));
    }
  }
}

TileSet damage_between(const Picture& before, const Picture& after) {
  TileSet tiles(after.width, after.height);
  for (std::size_t tile = 0; tile < tiles.size(); ++tile) {
    const TileArea area = area_of_tile(tile, after.width, after.height);
    for (int y = area.y; y < area.y + area.height; ++y) {
      const auto first = static_cast<std::ptrdiff_t>(y) * after.width + area.x;
      if (!std::equal(after.pixels.begin() + first, after.pixels.begin() + first + area.width,
                      before.pixels.begin() + first)) {
        tiles.set(tile);
        break;
      }
    }
  }
  return tiles;
}

TileSet tiles_of(const Picture& picture, int x, int y, int width, int height) {
  TileSet tiles(picture.width, picture.height);
  for (std::size_t tile = 0; tile < tiles.size(); ++tile) {
    const TileArea area = area_of_tile(tile, picture.width, picture.height);
    const bool is_beside = area.x >= x + width || area.x + area.width <= x;
    const bool is_above = area.y >= y + height || area.y + area.height <= y;
    if (!is_beside && !is_above) tiles.set(tile);
  }
  return tiles;
}

TileSet all_tiles(const Picture& picture) {
  TileSet tiles(picture.width, picture.height);
  tiles.set_all();
  return tiles;
}

}  // namespace lifeboat::remote::video::scene
