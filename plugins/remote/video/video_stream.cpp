#include "plugins/remote/video/video_stream.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr int k_most_failures = 3;  // of encoders within one session
// The contract of messages.hpp: one update is one message, and tiles and heads want room in it too.
constexpr std::size_t k_most_access_unit_bytes = protocol::k_max_console_message_bytes - (512U << 10);

}  // namespace

void VideoStream::set_size(int width, int height) {
  planes_ = I420Picture(width, height);
  drawn_ = TileSet(width, height);
  make_encoder();
}

void VideoStream::make_encoder() {
  encoder_.reset();
  must_be_intra_ = true;
  if (!options_->make_video_encoder || failures_ >= k_most_failures) return;
  const I420View view = planes_.view();
  if (auto made = options_->make_video_encoder(view.width, view.height)) encoder_ = std::move(made).value();
}

std::string VideoStream::encoder_name() const { return encoder_ ? encoder_->name() : "tiles only"; }

// An access unit that no message can carry counts as a failure: the viewer would miss a reference.
std::optional<AccessUnit> VideoStream::encode_or_replace(int qp) {
  while (encoder_) {
    auto unit = encoder_->encode(planes_.view(), qp, must_be_intra_);
    if (unit && !unit.value().bytes.empty() && unit.value().bytes.size() <= k_most_access_unit_bytes) {
      return std::move(unit).value();
    }
    ++failures_;
    make_encoder();
  }
  return std::nullopt;
}

std::optional<protocol::VideoFrame> VideoStream::encode(const PictureCopy& copy, const TileSet& changed,
                                                        const TileSet& shown, std::int64_t bytes_per_second) {
  for_each_run(changed, [&](std::size_t first, std::size_t last) {
    planes_.convert(copy, area_of_run(first, last, copy.width(), copy.height()));
  });
  drawn_.add(changed);
  const int qp = quantiser_.qp_for(must_be_intra_, drawn_.count(), bytes_per_second);
  auto unit = encode_or_replace(qp);
  if (!unit) return std::nullopt;
  must_be_intra_ = false;
  quantiser_.learn(qp, unit->bytes.size(), unit->is_intra, bytes_per_second);
  if (options_->tap) options_->tap(unit->bytes);
  return protocol::VideoFrame{unit->is_intra, static_cast<std::uint8_t>(qp),
                              {shown.bytes().begin(), shown.bytes().end()}, std::move(unit->bytes)};
}

}  // namespace lifeboat::remote::video
