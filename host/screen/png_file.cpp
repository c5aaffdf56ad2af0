// The picture as a PNG: what automation's `shot` and `scripts/run --headless` hand to the person.
#include <fmt/format.h>
#include <png.h>

#include <cstring>
#include <vector>

#include "host/base/text.hpp"
#include "host/screen/framebuffer.hpp"

namespace lifeboat::screen {

Status save_png(const Framebuffer& picture, const std::string& path) {
  const Size size = picture.size();
  const auto width = static_cast<std::size_t>(size.width);
  std::vector<std::uint8_t> bytes(width * static_cast<std::size_t>(size.height) * 3);
  std::size_t at = 0;
  for (int y = 0; y < size.height; ++y) {
    for (const std::uint32_t pixel : picture.row(y)) {
      bytes[at++] = static_cast<std::uint8_t>(pixel >> 16);
      bytes[at++] = static_cast<std::uint8_t>(pixel >> 8);
      bytes[at++] = static_cast<std::uint8_t>(pixel);
    }
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(size.width);
  image.height = static_cast<png_uint_32>(size.height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  if (png_image_write_to_file(&image, path.c_str(), 0, bytes.data(), 0, nullptr) == 0) {
    return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot save the picture {}: {}")), path, image.message));
  }
  return {};
}

}  // namespace lifeboat::screen
