// Corners are taken to 1/256 of a pixel and edges are evaluated in integers: two triangles that share an edge then
// agree exactly about every pixel centre on it, which floating point does not give.
#include "host/screen/triangle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "host/screen/blend.hpp"

namespace lifeboat::screen {
namespace {

constexpr std::int64_t k_one_px = 256;
// Beyond this many pixels from the picture a corner is not drawn: nothing sane puts one there.
constexpr float k_max_coordinate_px = 1.0e6F;

struct Point {
  std::int64_t x, y;
};

struct Edge {
  std::int64_t step_x, step_y, bias;
  Point from;

  // Twice the area to the left of the edge; the bias leaves out centres on right and bottom edges.
  [[nodiscard]] std::int64_t at(std::int64_t x, std::int64_t y) const {
    return (x - from.x) * step_x + (y - from.y) * step_y;
  }
};

Point fixed(const ImVec2& position) {
  return {std::llround(position.x * static_cast<float>(k_one_px)),
          std::llround(position.y * static_cast<float>(k_one_px))};
}

Edge edge_between(const Point& from, const Point& to) {
  const std::int64_t dx = to.x - from.x;
  const std::int64_t dy = to.y - from.y;
  const bool is_top_or_left = dy < 0 || (dy == 0 && dx > 0);
  return {-dy, dx, is_top_or_left ? 0 : -1, from};
}

bool is_sane(const ImDrawVert& v) {
  return std::abs(v.pos.x) < k_max_coordinate_px && std::abs(v.pos.y) < k_max_coordinate_px;
}

std::uint32_t mix_channel(const std::array<const ImDrawVert*, 3>& v, const std::array<float, 3>& w, unsigned shift) {
  float sum = 0.5F;
  for (std::size_t i = 0; i < 3; ++i) sum += w[i] * static_cast<float>((v[i]->col >> shift) & 0xFFU);
  return static_cast<std::uint32_t>(std::clamp(sum, 0.0F, 255.0F));
}

std::uint32_t coverage_at(const Coverage& atlas, float u, float v) {
  const int x = std::clamp(static_cast<int>(u * static_cast<float>(atlas.width)), 0, atlas.width - 1);
  const int y = std::clamp(static_cast<int>(v * static_cast<float>(atlas.height)), 0, atlas.height - 1);
  return atlas
      .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(atlas.width) + static_cast<std::size_t>(x)];
}

class Filler {
 public:
  Filler(const std::array<const ImDrawVert*, 3>& v, const Canvas& canvas) : v_(v), canvas_(canvas) {
    const std::array<Point, 3> p = {fixed(v[0]->pos), fixed(v[1]->pos), fixed(v[2]->pos)};
    for (std::size_t i = 0; i < 3; ++i) edges_[i] = edge_between(p[(i + 1) % 3], p[(i + 2) % 3]);
    area_ = edges_[0].at(p[0].x, p[0].y);
    has_image_ =
        v[0]->uv.x != v[1]->uv.x || v[0]->uv.y != v[1]->uv.y || v[0]->uv.x != v[2]->uv.x || v[0]->uv.y != v[2]->uv.y;
    is_flat_ = v[0]->col == v[1]->col && v[0]->col == v[2]->col && !has_image_;
    const auto [left, right] = std::minmax({p[0].x, p[1].x, p[2].x});
    const auto [top, bottom] = std::minmax({p[0].y, p[1].y, p[2].y});
    const auto x = static_cast<int>(left / k_one_px) - 1;
    const auto y = static_cast<int>(top / k_one_px) - 1;
    bounds_ = intersection(
        canvas.clip, {x, y, static_cast<int>(right / k_one_px) + 2 - x, static_cast<int>(bottom / k_one_px) + 2 - y});
  }

  [[nodiscard]] std::int64_t area() const { return area_; }

  void fill() const {
    for (int y = bounds_.y; y < bounds_.bottom(); ++y) fill_row(y);
  }

 private:
  // The pixels of a row that lie within are one run: each edge cuts it at one end, found by a division.
  void fill_row(int y) const {
    const std::int64_t cy = y * k_one_px + k_one_px / 2;
    const std::int64_t cx = bounds_.x * k_one_px + k_one_px / 2;
    std::array<std::int64_t, 3> e = {edges_[0].at(cx, cy), edges_[1].at(cx, cy), edges_[2].at(cx, cy)};
    std::int64_t first = 0;
    std::int64_t end = bounds_.width;
    for (std::size_t i = 0; i < 3; ++i) cut(e[i] + edges_[i].bias, edges_[i].step_x * k_one_px, first, end);
    if (first >= end) return;
    std::uint32_t* row = canvas_.picture.row(y).data() + bounds_.x;
    if (is_flat_) {
      fill_run(std::span(row + first, row + end));
      return;
    }
    for (std::size_t i = 0; i < 3; ++i) e[i] += edges_[i].step_x * k_one_px * first;
    for (std::int64_t x = first; x < end; ++x) {
      shade(row[x], e);
      for (std::size_t i = 0; i < 3; ++i) e[i] += edges_[i].step_x * k_one_px;
    }
  }

  // Leaves the x for which start + x * step >= 0.
  static void cut(std::int64_t start, std::int64_t step, std::int64_t& first, std::int64_t& end) {
    if (step == 0) {
      if (start < 0) end = first;
    } else if (step > 0) {
      if (start < 0) first = std::max(first, (-start + step - 1) / step);
    } else {
      end = start < 0 ? first : std::min(end, start / -step + 1);
    }
  }

  void fill_run(std::span<std::uint32_t> run) const {
    const std::uint32_t color = xrgb_from_imgui(v_[0]->col);
    const std::uint32_t alpha = v_[0]->col >> 24;
    if (alpha == 255) {
      std::ranges::fill(run, color);
    } else {
      for (auto& pixel : run) pixel = blend(pixel, color, alpha);
    }
  }

  void shade(std::uint32_t& pixel, const std::array<std::int64_t, 3>& e) const {
    const auto all = static_cast<float>(area_);
    const std::array<float, 3> w = {static_cast<float>(e[0]) / all, static_cast<float>(e[1]) / all,
                                    static_cast<float>(e[2]) / all};
    std::uint32_t alpha = mix_channel(v_, w, 24);
    if (has_image_) {
      const float u = w[0] * v_[0]->uv.x + w[1] * v_[1]->uv.x + w[2] * v_[2]->uv.x;
      const float t = w[0] * v_[0]->uv.y + w[1] * v_[1]->uv.y + w[2] * v_[2]->uv.y;
      alpha = divide_by_255(alpha * coverage_at(canvas_.atlas, u, t));
    }
    const std::uint32_t color = (mix_channel(v_, w, 0) << 16) | (mix_channel(v_, w, 8) << 8) | mix_channel(v_, w, 16);
    pixel = blend(pixel, color, alpha);
  }

  std::array<const ImDrawVert*, 3> v_;
  const Canvas& canvas_;
  std::array<Edge, 3> edges_{};
  std::int64_t area_ = 0;
  Rect bounds_;
  bool has_image_ = false;
  bool is_flat_ = false;
};

}  // namespace

void draw_triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Canvas& canvas) {
  if (!is_sane(a) || !is_sane(b) || !is_sane(c)) return;
  if (((a.col | b.col | c.col) >> 24) == 0) return;
  const Filler forward({&a, &b, &c}, canvas);
  if (forward.area() > 0) {
    forward.fill();
  } else if (forward.area() < 0) {
    Filler({&a, &c, &b}, canvas).fill();
  }
}

}  // namespace lifeboat::screen
