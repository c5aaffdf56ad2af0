#include "plugins/remote/viewer/picture_file.hpp"

namespace lifeboat::remote::viewer {

Status save_picture_file(const screen::PixelView& picture, const std::string& path) {
  auto copy = screen::Framebuffer::create(picture.size);
  if (!copy) return tl::unexpected<Error>(copy.error());
  const screen::Rect whole{0, 0, picture.size.width, picture.size.height};
  screen::paint_picture({picture, whole, whole, 0}, whole, *copy);
  return screen::save_png(*copy, path);
}

}  // namespace lifeboat::remote::viewer
