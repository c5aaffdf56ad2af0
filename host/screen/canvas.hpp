// What quads and triangles are drawn on: the picture, the glyphs and the clip rectangle (already within the picture).
#pragma once

#include "host/screen/framebuffer.hpp"
#include "host/screen/renderer.hpp"

namespace lifeboat::screen {

struct Canvas {
  Framebuffer& picture;
  const Coverage& atlas;
  Rect clip;
};

}  // namespace lifeboat::screen
