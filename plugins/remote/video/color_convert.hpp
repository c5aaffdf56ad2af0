// Between the console's pixels and what H.264 carries: I420, BT.709, limited range. libyuv converts from I420 with
// any matrix, but to I420 with BT.601 alone (in Debian 12's version), so that direction is our own: integers, and two
// pixels of a multiplication at a time where the processor is x86. Areas begin at even coordinates; at an odd right
// or lower edge the last pixels count twice.
#pragma once

#include <cstdint>
#include <vector>

#include "plugins/remote/video/picture_copy.hpp"
#include "plugins/remote/video/screen_decoder.hpp"
#include "plugins/remote/video/video_encoder.hpp"

namespace lifeboat::remote::video {

// Planes of a picture's size rounded up to even, black at first.
class I420Picture {
 public:
  I420Picture() = default;
  I420Picture(int picture_width, int picture_height);

  [[nodiscard]] I420View view() const;
  void convert(const PictureCopy& from, const TileArea& area);

 private:
  int width_ = 0, height_ = 0;
  std::vector<std::uint8_t> y_, u_, v_;
};

// Converts `area` of the frame (of the picture's size rounded up to even) into the picture.
void draw_i420(const I420View& frame, const TileArea& area, const MutablePicture& picture);

}  // namespace lifeboat::remote::video
