#include "plugins/remote/video/screen_encoder.hpp"

#include "plugins/remote/video/update_planner.hpp"

namespace lifeboat::remote::video {

struct ScreenEncoder::Impl {
  explicit Impl(ScreenEncoderOptions options) : planner(std::move(options)) {}
  UpdatePlanner planner;
};

ScreenEncoder::ScreenEncoder(ScreenEncoderOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
ScreenEncoder::~ScreenEncoder() = default;

void ScreenEncoder::set_size(int width, int height) { impl_->planner.set_size(width, height); }

void ScreenEncoder::damage(const TileSet& tiles, std::uint64_t input_id, std::int64_t drawn_at_us) {
  impl_->planner.damage(tiles, input_id, drawn_at_us);
}

void ScreenEncoder::acknowledged(std::uint64_t update_id, std::int64_t now_us) {
  impl_->planner.acknowledged(update_id, now_us);
}

void ScreenEncoder::request_intra() { impl_->planner.request_intra(); }

std::optional<protocol::ScreenUpdate> ScreenEncoder::next(const PictureView& picture, const Pipe& pipe,
                                                          std::int64_t now_us) {
  return impl_->planner.next(picture, pipe, now_us);
}

std::int64_t ScreenEncoder::due_at_us() const { return impl_->planner.due_at_us(); }
std::string ScreenEncoder::encoder_name() const { return impl_->planner.encoder_name(); }
const EncoderStatistics& ScreenEncoder::statistics() const { return impl_->planner.statistics(); }

}  // namespace lifeboat::remote::video
