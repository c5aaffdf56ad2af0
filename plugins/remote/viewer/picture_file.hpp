// The remote picture as a PNG, at its own size.
#pragma once

#include <string>

#include "host/base/error.hpp"
#include "host/screen/picture_paint.hpp"

namespace lifeboat::remote::viewer {

[[nodiscard]] Status save_picture_file(const screen::PixelView& picture, const std::string& path);

}  // namespace lifeboat::remote::viewer
