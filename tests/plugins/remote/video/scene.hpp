// Pictures as a console draws them, made from a seed: text-like, gradient, noise; and one that can be changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plugins/remote/video/screen_decoder.hpp"
#include "plugins/remote/video/screen_encoder.hpp"

namespace lifeboat::remote::video::scene {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  // the fourth byte is 255

  Picture(int picture_width, int picture_height);
  [[nodiscard]] PictureView view() const;
  [[nodiscard]] MutablePicture target();
  [[nodiscard]] std::uint32_t& at(int x, int y) {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  void fill(int x, int y, int fill_width, int fill_height, std::uint32_t color);  // cut to the picture
};

// Lines of glyph-like blots with soft edges on a dark ground, scrolled up by `offset_px`.
void draw_text(Picture& picture, std::uint32_t seed, int offset_px = 0);
// A glyph of 8x16 pixels with soft edges.
void draw_glyph(Picture& picture, int x, int y, std::uint32_t glyph);
void draw_gradient(Picture& picture);
void draw_noise(Picture& picture, std::uint32_t seed);
void draw_noise(Picture& picture, std::uint32_t seed, int x, int y, int width, int height);

// The tiles that differ.
[[nodiscard]] TileSet damage_between(const Picture& before, const Picture& after);
[[nodiscard]] TileSet tiles_of(const Picture& picture, int x, int y, int width, int height);
[[nodiscard]] TileSet all_tiles(const Picture& picture);

}  // namespace lifeboat::remote::video::scene
