// One H.264 encoder, whatever makes it: openh264 here, VA-API and V4L2 later. Constant QP a frame (free drivers offer
// nothing else), so the rate control is ours and above this. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::remote::video {

// Planes of one picture, 8 bits, 4:2:0, BT.709 limited range; borrowed. Even width and height.
struct I420View {
  const std::uint8_t *y = nullptr, *u = nullptr, *v = nullptr;
  int width = 0, height = 0;
  int y_stride = 0, uv_stride = 0;
};

struct AccessUnit {
  std::vector<std::uint8_t> bytes;  // Annex B
  bool is_intra = false;
};

class VideoEncoder {
 public:
  virtual ~VideoEncoder() = default;
  // For people: "openh264".
  [[nodiscard]] virtual std::string name() const = 0;
  // The size never changes; `qp` 10 to 51. The first access unit is intra. After a failure the encoder is unusable and
  // the caller goes on with another one and an intra frame.
  [[nodiscard]] virtual sdk::Outcome<AccessUnit> encode(const I420View& picture, int qp, bool must_be_intra) = 0;
};

}  // namespace lifeboat::remote::video
