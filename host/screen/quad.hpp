// Axis-aligned rectangles, which are nearly all of a page: solid ones, and glyphs at their own size.
#pragma once

#include <imgui.h>

#include "host/screen/canvas.hpp"

namespace lifeboat::screen {

// Draws six indices if they are such a rectangle; answers false, drawing nothing, if they are not.
[[nodiscard]] bool draw_quad(const ImDrawVert* vertices, const ImDrawIdx* indices, const Canvas& canvas);

}  // namespace lifeboat::screen
