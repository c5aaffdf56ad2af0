// Where the remote picture stands in its room of the window, and which of its pixels a place of the room means.
#pragma once

#include "host/screen/geometry.hpp"

namespace lifeboat::remote::viewer {

// `fit` shrinks what is too large and enlarges nothing, so a picture that fits is shown pixel by pixel; `fill`
// enlarges.
enum class ScaleMode { fit, actual_size, fill };

struct Point {
  int x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

// How far a picture that is larger than its room is moved, as a share of what is hidden: 0 shows its left and top
// edges, 1 its right and bottom ones.
struct Pan {
  float x = 0, y = 0;
  bool operator==(const Pan&) const = default;
};

// The rectangle of the whole picture within the room. Proportions are kept; a picture that is smaller than its
// room stands in the middle.
[[nodiscard]] screen::Rect place_picture(screen::Size picture, screen::Size room, ScaleMode mode, Pan pan);

// The picture's pixel under a place of the room; the nearest where the picture does not reach.
[[nodiscard]] Point picture_pixel(float x, float y, const screen::Rect& place, screen::Size picture);

// The view follows the pointer: where it is in the room, so far is the picture moved.
[[nodiscard]] Pan pan_for_pointer(float x, float y, screen::Size room);

}  // namespace lifeboat::remote::viewer
