#include "plugins/remote/viewer/picture_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace lifeboat::remote::viewer {
namespace {

// Within so much of an edge the view has already arrived there, so that it is easy to reach.
constexpr float k_edge_share = 0.08F;

int offset(int picture, int room, float pan) {
  if (picture <= room) return (room - picture) / 2;
  return -static_cast<int>(std::lround(static_cast<float>(picture - room) * pan));
}

int pixel(float at, int begin, int shown, int picture) {
  const float within = (at - static_cast<float>(begin)) / static_cast<float>(std::max(1, shown));
  return std::clamp(static_cast<int>(std::floor(within * static_cast<float>(picture))), 0, picture - 1);
}

float share(float at, int room) {
  const float within = at / static_cast<float>(std::max(1, room));
  return std::clamp((within - k_edge_share) / (1 - 2 * k_edge_share), 0.0F, 1.0F);
}

}  // namespace

screen::Rect place_picture(screen::Size picture, screen::Size room, ScaleMode mode, Pan pan) {
  if (picture.width < 1 || picture.height < 1) return {};
  screen::Size shown = picture;
  const bool fits = picture.width <= room.width && picture.height <= room.height;
  if (mode == ScaleMode::fill || (mode == ScaleMode::fit && !fits)) {
    const std::int64_t by_width = static_cast<std::int64_t>(room.width) * picture.height;
    const std::int64_t by_height = static_cast<std::int64_t>(room.height) * picture.width;
    if (by_width <= by_height) {
      shown = {room.width, std::max(1, static_cast<int>(by_width / picture.width))};
    } else {
      shown = {std::max(1, static_cast<int>(by_height / picture.height)), room.height};
    }
  }
  return {offset(shown.width, room.width, pan.x), offset(shown.height, room.height, pan.y), shown.width,
          shown.height};
}

Point picture_pixel(float x, float y, const screen::Rect& place, screen::Size picture) {
  return {pixel(x, place.x, place.width, picture.width), pixel(y, place.y, place.height, picture.height)};
}

Pan pan_for_pointer(float x, float y, screen::Size room) { return {share(x, room.width), share(y, room.height)}; }

}  // namespace lifeboat::remote::viewer
