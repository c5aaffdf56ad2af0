// Triangles of any shape, with a colour at each corner: rounded corners, lines, ImGui's anti-aliased edges.
#pragma once

#include <imgui.h>

#include "host/screen/canvas.hpp"

namespace lifeboat::screen {

void draw_triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Canvas& canvas);

}  // namespace lifeboat::screen
