// Draws ImGui's triangle lists into the framebuffer with the CPU. Most of a page is axis-aligned: solid rectangles
// and glyphs are recognised as such and drawn row by row; the rest (rounded corners, lines) goes through a triangle
// filler with the top-left rule, so that neighbouring triangles neither overlap nor leave a seam. Colours are blended
// in integers with exact rounding: the same page gives the same pixels on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "host/screen/framebuffer.hpp"
#include "host/screen/tile_hashes.hpp"

struct ImDrawData;

namespace lifeboat::screen {

// What glyphs are cut from: one byte of coverage a pixel.
struct Coverage {
  std::vector<std::uint8_t> pixels;
  int width = 0;
  int height = 0;
};

class Renderer {
 public:
  // Makes `picture` show `data` over `background`: draws only the tiles whose primitives are not those of the frame
  // before, and answers the rectangles that it drew; none when nothing changed. Always the same picture.
  [[nodiscard]] std::vector<Rect> draw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background,
                                       Framebuffer& picture);
  // Draws these areas again from the same data: the pixels of a picture item in them have changed.
  void redraw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background, std::span<const Rect> areas,
              Framebuffer& picture);
  // The next draw draws all: the fonts changed.
  void forget() { tiles_.forget(); }

 private:
  TileHashes tiles_;
};

}  // namespace lifeboat::screen
