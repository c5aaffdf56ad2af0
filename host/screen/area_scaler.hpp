// Scaling by exact area: each pixel of the frame is the mean of the source under it, weighted by how much of each
// source pixel it covers. Text stays readable when it shrinks, and edges stay where they are when it grows.
#pragma once

#include "host/screen/framebuffer.hpp"
#include "host/screen/picture_paint.hpp"

namespace lifeboat::screen {

// `place`: where the whole source would lie; `area`, within it and within the frame, is what is painted.
void scale_area(const PixelView& source, const Rect& place, const Rect& area, Framebuffer& frame);

}  // namespace lifeboat::screen
