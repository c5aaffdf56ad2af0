// Draws ImGui's triangle lists into the framebuffer with the CPU. Most of a page is axis-aligned: solid rectangles
// and glyphs are recognised as such and drawn row by row; the rest (rounded corners, lines) goes through a triangle
// filler with the top-left rule, so that neighbouring triangles neither overlap nor leave a seam. Colours are blended
// in integers with exact rounding: the same page gives the same pixels on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "host/screen/framebuffer.hpp"

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
  // Draws all of `data` over `background`, unless it is what was drawn last into the same picture (answers false).
  [[nodiscard]] bool draw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background,
                          Framebuffer& picture);
  // Draws only what lies within `areas` again, from the same data: the pixels of a picture in it have changed.
  void redraw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background, std::span<const Rect> areas,
              Framebuffer& picture);
  // The next draw happens in any case: the fonts changed.
  void forget() { last_hash_ = 0; }

 private:
  std::uint64_t last_hash_ = 0;
};

}  // namespace lifeboat::screen
