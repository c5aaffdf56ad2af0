#include "host/screen/quad.hpp"

#include <algorithm>
#include <cmath>

#include "host/screen/blend.hpp"

namespace lifeboat::screen {
namespace {

// A pixel is covered when its centre lies within [left, right).
int first_centre(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }

bool is_rectangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const ImDrawVert& d) {
  const bool shape = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
  const bool image = a.uv.y == b.uv.y && b.uv.x == c.uv.x && c.uv.y == d.uv.y && d.uv.x == a.uv.x;
  const bool color = a.col == b.col && a.col == c.col && a.col == d.col;
  return shape && image && color && a.pos.x <= c.pos.x && a.pos.y <= c.pos.y;
}

void fill(const ImDrawVert& a, const ImDrawVert& c, const Canvas& canvas) {
  const int left = first_centre(a.pos.x);
  const int top = first_centre(a.pos.y);
  const Rect area = intersection(canvas.clip, {left, top, first_centre(c.pos.x) - left, first_centre(c.pos.y) - top});
  const std::uint32_t color = xrgb_from_imgui(a.col);
  const std::uint32_t alpha = a.col >> 24;
  if (area.is_empty() || alpha == 0) return;
  for (int y = area.y; y < area.bottom(); ++y) {
    auto row = canvas.picture.row(y).subspan(static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width));
    if (alpha == 255) {
      std::ranges::fill(row, color);
    } else {
      for (auto& pixel : row) pixel = blend(pixel, color, alpha);
    }
  }
}

struct GlyphCell {
  int x, y, width, height;
};

GlyphCell cell_of(const ImDrawVert& a, const ImDrawVert& c, const Coverage& atlas) {
  const auto x = static_cast<int>(std::lround(a.uv.x * static_cast<float>(atlas.width)));
  const auto y = static_cast<int>(std::lround(a.uv.y * static_cast<float>(atlas.height)));
  return {x, y, static_cast<int>(std::lround(c.uv.x * static_cast<float>(atlas.width))) - x,
          static_cast<int>(std::lround(c.uv.y * static_cast<float>(atlas.height))) - y};
}

void draw_glyph(const GlyphCell& cell, int left, int top, std::uint32_t imgui_color, const Canvas& canvas) {
  const Rect area = intersection(canvas.clip, {left, top, cell.width, cell.height});
  const std::uint32_t color = xrgb_from_imgui(imgui_color);
  const std::uint32_t alpha = imgui_color >> 24;
  for (int y = area.y; y < area.bottom(); ++y) {
    const std::uint8_t* coverage =
        canvas.atlas.pixels.data() +
        static_cast<std::size_t>(cell.y + y - top) * static_cast<std::size_t>(canvas.atlas.width) +
        static_cast<std::size_t>(cell.x + area.x - left);
    std::uint32_t* pixels = canvas.picture.row(y).data() + area.x;
    for (int i = 0; i < area.width; ++i) {
      if (coverage[i] == 0) continue;
      pixels[i] = blend(pixels[i], color, divide_by_255(coverage[i] * alpha));
    }
  }
}

bool lies_in_atlas(const GlyphCell& cell, const Coverage& atlas) {
  return cell.x >= 0 && cell.y >= 0 && cell.x + cell.width <= atlas.width && cell.y + cell.height <= atlas.height;
}

}  // namespace

bool draw_quad(const ImDrawVert* vertices, const ImDrawIdx* indices, const Canvas& canvas) {
  if (indices[0] != indices[3] || indices[2] != indices[4]) return false;
  const ImDrawVert& a = vertices[indices[0]];
  const ImDrawVert& c = vertices[indices[2]];
  if (!is_rectangle(a, vertices[indices[1]], c, vertices[indices[5]])) return false;
  if (a.uv.x == c.uv.x && a.uv.y == c.uv.y) {
    fill(a, c, canvas);
    return true;
  }
  const GlyphCell cell = cell_of(a, c, canvas.atlas);
  const bool own_size = std::lround(c.pos.x - a.pos.x) == cell.width && std::lround(c.pos.y - a.pos.y) == cell.height;
  if (!own_size || !lies_in_atlas(cell, canvas.atlas)) return false;
  // Glyphs snap to whole pixels: sharp, while the pen between them keeps its fractions.
  draw_glyph(cell, static_cast<int>(std::lround(a.pos.x)), static_cast<int>(std::lround(a.pos.y)), a.col, canvas);
  return true;
}

}  // namespace lifeboat::screen
