// H.264 without hardware: openh264 as a constrained baseline encoder with CAVLC, one reference and one thread, an
// endless group of pictures, and the QP of each frame given from outside.
#pragma once

#include <memory>

#include "plugins/remote/video/video_encoder.hpp"

namespace lifeboat::remote::video {

// Even sizes from 16x16 up to what level 5.2 allows (36,864 macroblocks); a failure beyond.
[[nodiscard]] sdk::Outcome<std::unique_ptr<VideoEncoder>> make_openh264_encoder(int width, int height);

}  // namespace lifeboat::remote::video
