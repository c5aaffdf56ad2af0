#include "host/screen/tile_hashes.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "host/screen/damage.hpp"
#include "host/screen/picture_paint.hpp"

namespace lifeboat::screen {
namespace {

// More rectangles than this are drawn as one around all: every one of them walks all primitives.
constexpr std::size_t k_max_rectangles = 6;
constexpr std::uint64_t k_seed = 0x243F6A8885A308D3ULL;

std::uint64_t mix(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * 0x9E3779B97F4A7C15ULL;
  return state ^ (state >> 29);
}

template <class T>
std::uint64_t mix_object(std::uint64_t state, const T& object) {
  static_assert(sizeof object % 4 == 0);
  for (std::size_t at = 0; at < sizeof object; at += 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, reinterpret_cast<const char*>(&object) + at, 4);
    state = mix(state, word);
  }
  return state;
}

// Kept far from an int's limits; what lies out there is cut by the clip rectangle anyway. No number counts as far left.
int whole(float position) {
  constexpr float k_far = 1.0e6F;
  return static_cast<int>(position > -k_far ? std::min(position, k_far) : -k_far);
}

// One primitive's corners: two triangles that share an edge, as ImGui makes rectangles, count as one.
class Primitive {
 public:
  explicit Primitive(std::uint64_t hash) : hash_(hash) {}

  void add(const ImDrawVert& vertex) {
    hash_ = mix_object(hash_, vertex);
    left_ = std::min(left_, vertex.pos.x);
    top_ = std::min(top_, vertex.pos.y);
    right_ = std::max(right_, vertex.pos.x);
    bottom_ = std::max(bottom_, vertex.pos.y);
  }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  // A pixel more on each side: glyphs snap to whole pixels.
  [[nodiscard]] Rect bounds() const {
    const int x = whole(std::floor(left_)) - 1;
    const int y = whole(std::floor(top_)) - 1;
    return {x, y, whole(std::ceil(right_)) + 1 - x, whole(std::ceil(bottom_)) + 1 - y};
  }

 private:
  std::uint64_t hash_;
  float left_ = 1.0e9F, top_ = 1.0e9F, right_ = -1.0e9F, bottom_ = -1.0e9F;
};

// Where a picture stands and which it is; who changes its pixels redraws them.
std::uint64_t hash_of(const PicturePaint& paint) {
  std::uint64_t state = mix_object(k_seed, paint.source.pixels);
  state = mix_object(state, paint.source.size);
  state = mix_object(state, paint.hole);
  return mix_object(state, paint.place);
}

bool is_pair(const ImDrawIdx* indices) { return indices[0] == indices[3] && indices[2] == indices[4]; }

void join_downwards(std::vector<Rect>& rectangles, const Rect& run) {
  const auto above = std::ranges::find_if(rectangles, [&](const Rect& each) {
    return each.bottom() == run.y && each.x == run.x && each.width == run.width;
  });
  if (above == rectangles.end()) {
    rectangles.push_back(run);
  } else {
    above->height += run.height;
  }
}

Rect around(const std::vector<Rect>& rectangles) {
  Rect all = rectangles.front();
  for (const Rect& each : rectangles) {
    const int x = std::min(all.x, each.x);
    const int y = std::min(all.y, each.y);
    all = {x, y, std::max(all.right(), each.right()) - x, std::max(all.bottom(), each.bottom()) - y};
  }
  return all;
}

}  // namespace

Rect pixels_of(const ImVec4& clip, const ImVec2& origin) {
  const int left = whole(std::floor(clip.x - origin.x + 0.5F));
  const int top = whole(std::floor(clip.y - origin.y + 0.5F));
  const int right = whole(std::floor(clip.z - origin.x + 0.5F));
  const int bottom = whole(std::floor(clip.w - origin.y + 0.5F));
  return {left, top, right - left, bottom - top};
}

std::vector<Rect> TileHashes::update(const ImDrawData& data, std::uint32_t background, Size size) {
  const bool is_other = size != size_ || background != background_;
  size_ = size;
  background_ = background;
  columns_ = (size.width + k_tile_px - 1) / k_tile_px;
  rows_ = (size.height + k_tile_px - 1) / k_tile_px;
  now_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), k_seed);
  hash_lists(data);
  std::vector<Rect> rectangles{{0, 0, size.width, size.height}};
  if (!is_other) rectangles = changed();
  before_.swap(now_);
  return rectangles;
}

void TileHashes::hash_lists(const ImDrawData& data) {
  const Rect all{0, 0, size_.width, size_.height};
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const Rect clip = intersection(all, pixels_of(command.ClipRect, data.DisplayPos));
      if (clip.is_empty()) continue;
      if (const PicturePaint* paint = picture_of(command)) touch(intersection(clip, paint->hole), hash_of(*paint));
      if (command.UserCallback != nullptr) continue;
      const std::uint64_t clip_hash = mix_object(k_seed, clip);
      const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
      const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
      for (unsigned at = 0; at + 3 <= command.ElemCount;) {
        Primitive primitive(clip_hash);
        for (unsigned corner = 0; corner < 3; ++corner) primitive.add(vertices[indices[at + corner]]);
        const bool has_second = at + 6 <= command.ElemCount && is_pair(indices + at);
        if (has_second) primitive.add(vertices[indices[at + 5]]);
        touch(intersection(clip, primitive.bounds()), primitive.hash());
        at += has_second ? 6 : 3;
      }
    }
  }
}

void TileHashes::touch(const Rect& area, std::uint64_t hash) {
  if (area.is_empty()) return;
  for (int row = area.y / k_tile_px; row <= (area.bottom() - 1) / k_tile_px; ++row) {
    for (int column = area.x / k_tile_px; column <= (area.right() - 1) / k_tile_px; ++column) {
      auto& tile = now_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
      tile = mix(tile, hash);
    }
  }
}

std::vector<Rect> TileHashes::changed() const {
  const Rect all{0, 0, size_.width, size_.height};
  std::vector<Rect> rectangles;
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_;) {
      const auto differs = [&](int at) {
        const auto tile = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(at);
        return now_[tile] != before_[tile];
      };
      int end = column;
      while (end < columns_ && differs(end)) ++end;
      if (end > column) {
        join_downwards(rectangles, intersection(all, {column * k_tile_px, row * k_tile_px,
                                                      (end - column) * k_tile_px, k_tile_px}));
      }
      column = std::max(end, column + 1);
    }
  }
  if (rectangles.size() > k_max_rectangles) return {around(rectangles)};
  return rectangles;
}

}  // namespace lifeboat::screen
