#include "host/screen/renderer.hpp"

#include <imgui.h>

#include <algorithm>

#include "host/screen/picture_paint.hpp"
#include "host/screen/quad.hpp"
#include "host/screen/triangle.hpp"

namespace lifeboat::screen {
namespace {

void draw_command(const ImDrawList& list, const ImDrawCmd& command, const Canvas& canvas) {
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
  unsigned i = 0;
  while (i + 3 <= command.ElemCount) {
    if (i + 6 <= command.ElemCount && draw_quad(vertices, indices + i, canvas)) {
      i += 6;
      continue;
    }
    draw_triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]], canvas);
    i += 3;
  }
}

void draw_area(const ImDrawData& data, const Coverage& atlas, std::uint32_t background, const Rect& area,
               Framebuffer& picture) {
  for (int y = area.y; y < area.bottom(); ++y) {
    std::ranges::fill(picture.row(y).subspan(static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width)),
                      background);
  }
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const Rect clip = intersection(area, pixels_of(command.ClipRect, data.DisplayPos));
      if (clip.is_empty()) continue;
      if (const PicturePaint* paint = picture_of(command)) paint_picture(*paint, clip, picture);
      if (command.UserCallback == nullptr) draw_command(list, command, Canvas{picture, atlas, clip});
    }
  }
}

}  // namespace

std::vector<Rect> Renderer::draw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background,
                                 Framebuffer& picture) {
  const auto rectangles = tiles_.update(data, background, picture.size());
  for (const Rect& area : rectangles) draw_area(data, atlas, background, area, picture);
  return rectangles;
}

void Renderer::redraw(const ImDrawData& data, const Coverage& atlas, std::uint32_t background,
                      std::span<const Rect> areas, Framebuffer& picture) {
  const Rect all{0, 0, picture.size().width, picture.size().height};
  for (const Rect& area : areas) draw_area(data, atlas, background, intersection(area, all), picture);
}

}  // namespace lifeboat::screen
