// Pixels from elsewhere (a remote screen) as a part of a page: painted straight into the framebuffer, scaled by exact
// area, so that shrinking averages and enlarging stays sharp. A page leaves a hole for them (Ui::picture); the
// renderer fills it in its place among the draw commands, so menus and dialogs stand above.
#pragma once

#include <cstddef>
#include <cstdint>

#include "host/screen/framebuffer.hpp"
#include "host/screen/geometry.hpp"

struct ImDrawCmd;
struct ImDrawList;

namespace lifeboat::screen {

// 32 bits a pixel as in Framebuffer; borrowed. Somebody else may be writing: then a part may be torn for a moment.
struct PixelView {
  const std::byte* pixels = nullptr;
  Size size;
  std::size_t stride_bytes = 0;
};

struct PicturePaint {
  PixelView source;
  Rect hole;                   // of the frame, what the item covers
  Rect place;                  // of the frame, where the whole source lies; may reach beyond the hole
  std::uint32_t surround = 0;  // fills the hole where the place does not reach
};

// Paints what lies within `clip` and the frame.
void paint_picture(const PicturePaint& paint, const Rect& clip, Framebuffer& frame);
// The part of the frame that shows `area` of the source.
[[nodiscard]] Rect shown_at(const PicturePaint& paint, const Rect& area);

// As ImDrawCmd::UserCallback, with a PicturePaint as its data: says to the renderer that a picture goes here.
void picture_marker(const ImDrawList* list, const ImDrawCmd* command);
// The picture that the command marks; nullptr: it is another command.
[[nodiscard]] const PicturePaint* picture_of(const ImDrawCmd& command);

}  // namespace lifeboat::screen
