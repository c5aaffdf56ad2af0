// The H.264 stream of one session and picture size: the planes that the encoder sees, the encoder, the QP, and what
// happens when an encoder fails (another one and an intra frame; after the third failure no video at all).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/video/color_convert.hpp"
#include "plugins/remote/video/quantiser.hpp"
#include "plugins/remote/video/screen_encoder.hpp"

namespace lifeboat::remote::video {

class VideoStream {
 public:
  // `options` is borrowed.
  explicit VideoStream(const ScreenEncoderOptions& options) : options_(&options) {}

  void set_size(int width, int height);
  [[nodiscard]] bool is_available() const { return encoder_ != nullptr; }
  [[nodiscard]] std::string encoder_name() const;
  void request_intra() { must_be_intra_ = true; }
  [[nodiscard]] bool will_be_intra() const { return must_be_intra_; }

  // A frame in which `changed` tiles come from `copy` and all others are as they were; the viewer shows `shown` of
  // it. Nothing: there is no video any more.
  [[nodiscard]] std::optional<protocol::VideoFrame> encode(const PictureCopy& copy, const TileSet& changed,
                                                           const TileSet& shown, std::int64_t bytes_per_second);

 private:
  void make_encoder();
  [[nodiscard]] std::optional<AccessUnit> encode_or_replace(int qp);

  const ScreenEncoderOptions* options_;
  I420Picture planes_;
  TileSet drawn_;  // planes_ has something other than black here
  Quantiser quantiser_;
  std::unique_ptr<VideoEncoder> encoder_;
  bool must_be_intra_ = true;
  int failures_ = 0;
};

}  // namespace lifeboat::remote::video
