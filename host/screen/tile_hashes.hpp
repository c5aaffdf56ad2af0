// What each 64x64 tile of the picture is drawn from: a hash over all primitives that touch it, in their order. Tiles
// whose hash is the same as in the frame before hold the right pixels already and are not drawn again.
#pragma once

#include <cstdint>
#include <vector>

#include "host/screen/geometry.hpp"

struct ImDrawData;
struct ImVec2;
struct ImVec4;

namespace lifeboat::screen {

// ImGui's clip rectangle in pixels of the picture: whole pixels whose centre lies within.
[[nodiscard]] Rect pixels_of(const ImVec4& clip, const ImVec2& origin);

class TileHashes {
 public:
  // The tiles that must be drawn to turn the frame before into `data`, joined into few rectangles that do not overlap;
  // the whole picture after a change of size or background, or after `forget`.
  [[nodiscard]] std::vector<Rect> update(const ImDrawData& data, std::uint32_t background, Size size);
  void forget() { size_ = {}; }

 private:
  void hash_lists(const ImDrawData& data);
  void touch(const Rect& area, std::uint64_t hash);
  [[nodiscard]] std::vector<Rect> changed() const;

  Size size_;
  std::uint32_t background_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<std::uint64_t> now_, before_;
};

}  // namespace lifeboat::screen
