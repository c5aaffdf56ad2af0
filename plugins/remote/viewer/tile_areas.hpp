// The rectangles of a picture that a set of tiles means, neighbours of a row as one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "host/screen/geometry.hpp"

namespace lifeboat::remote::viewer {

// `tiles` as in lifeboat/screen_channel.h; bits beyond the picture are ignored.
[[nodiscard]] std::vector<screen::Rect> areas_of_tiles(std::span<const std::uint8_t> tiles, screen::Size size);

}  // namespace lifeboat::remote::viewer
