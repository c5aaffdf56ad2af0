// Sizes and rectangles of the picture, in pixels.
#pragma once

#include <algorithm>

namespace lifeboat::screen {

struct Size {
  int width = 0;
  int height = 0;
  bool operator==(const Size&) const = default;
};

// Half open: x ≤ column < right(), y ≤ row < bottom().
struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  [[nodiscard]] constexpr int right() const { return x + width; }
  [[nodiscard]] constexpr int bottom() const { return y + height; }
  [[nodiscard]] constexpr bool is_empty() const { return width <= 0 || height <= 0; }
  bool operator==(const Rect&) const = default;
};

[[nodiscard]] constexpr Rect intersection(const Rect& a, const Rect& b) {
  const int x = std::max(a.x, b.x);
  const int y = std::max(a.y, b.y);
  return {x, y, std::max(0, std::min(a.right(), b.right()) - x), std::max(0, std::min(a.bottom(), b.bottom()) - y)};
}

}  // namespace lifeboat::screen
