// H.264 back to planes with openh264. The stream is hostile: whatever the library says or does not say, what comes
// out here has the expected size, or nothing comes out.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/remote/video/video_encoder.hpp"

class ISVCDecoder;

namespace lifeboat::remote::video {

class Openh264Decoder {
 public:
  [[nodiscard]] static sdk::Outcome<std::unique_ptr<Openh264Decoder>> create();
  ~Openh264Decoder();
  Openh264Decoder(const Openh264Decoder&) = delete;
  Openh264Decoder& operator=(const Openh264Decoder&) = delete;

  // One access unit gives one frame of that size, good until the next call. After a failure go on with a new decoder
  // and an intra frame.
  [[nodiscard]] sdk::Outcome<I420View> decode(std::span<const std::uint8_t> access_unit, int width, int height);

 private:
  explicit Openh264Decoder(ISVCDecoder* decoder) : decoder_(decoder) {}
  ISVCDecoder* decoder_;
};

}  // namespace lifeboat::remote::video
