#include "plugins/remote/video/screen_encoder.hpp"

#include <algorithm>
#include <limits>

#include "plugins/remote/video/picture_copy.hpp"
#include "plugins/remote/video/send_window.hpp"
#include "plugins/remote/video/tile_codec.hpp"

namespace lifeboat::remote::video {
namespace {

constexpr std::size_t k_batch_bytes = 256U << 10;  // packed tiles of one update: nothing waits long behind it
constexpr std::size_t k_most_unsent_bytes = 16U << 10;

}  // namespace

struct ScreenEncoder::Impl {
  explicit Impl(ScreenEncoderOptions given) : options(std::move(given)) {}

  ScreenEncoderOptions options;
  PictureCopy copy;
  TileSet dirty;  // damaged, not read yet
  TileSet stale;  // the viewer has an older picture of it than `copy`
  TilePacker packer;
  SendWindow window;
  EncoderStatistics statistics;
  std::uint64_t last_id = 0, input_id = 0;
  std::int64_t drawn_at_us = 0;
  std::int64_t due_us = -1;
  bool viewer_knows_exact = false;

  void read_damage(const PictureView& picture) {
    for_each_tile(dirty, [&](std::size_t tile) {
      if (copy.read(picture, tile)) stale.set(tile);
    });
    dirty.clear_all();
  }

  protocol::ExactTiles pack_batch(TileSet& candidates, std::size_t most_bytes) {
    TileSet batch(copy.width(), copy.height());
    packer.begin();
    for_each_tile(candidates, [&](std::size_t tile) {
      if (packer.size_bound() >= most_bytes || packer.plain_bytes() >= k_max_plain_bytes / 2) return;
      const TileArea area = copy.area(tile);
      packer.add(copy.pixel(area.x, area.y), copy.stride_px(), area);
      batch.set(tile);
    });
    candidates.subtract(batch);
    statistics.exact_tiles += batch.count();
    return {{batch.bytes().begin(), batch.bytes().end()}, packer.finish()};
  }

  std::optional<protocol::ScreenUpdate> finish(protocol::ScreenUpdate update, std::int64_t now_us) {
    update.update_id = ++last_id;
    update.input_id = input_id;
    update.server_time_us = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(now_us - drawn_at_us, 0, std::numeric_limits<std::uint32_t>::max()));
    update.is_exact = stale.is_empty();
    viewer_knows_exact = update.is_exact;
    const std::size_t bytes = update.video.access_unit.size() + update.exact.packed.size();
    window.sent(last_id, bytes, now_us);
    ++statistics.updates;
    statistics.tile_bytes += update.exact.packed.size();
    return update;
  }
};

ScreenEncoder::ScreenEncoder(ScreenEncoderOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
ScreenEncoder::~ScreenEncoder() = default;

void ScreenEncoder::set_size(int width, int height) {
  impl_->copy = PictureCopy(width, height);
  impl_->stale = TileSet(width, height);
  impl_->dirty = TileSet(width, height);
  impl_->dirty.set_all();
  impl_->window.forget_flight();
  impl_->viewer_knows_exact = false;
  impl_->due_us = 0;
}

void ScreenEncoder::damage(const TileSet& tiles, std::uint64_t input_id, std::int64_t drawn_at_us) {
  impl_->dirty.add(tiles);
  impl_->input_id = std::max(impl_->input_id, input_id);
  impl_->drawn_at_us = drawn_at_us;
}

void ScreenEncoder::acknowledged(std::uint64_t update_id, std::int64_t now_us) {
  impl_->window.acknowledged(update_id, now_us);
  impl_->statistics.round_trip_us = impl_->window.round_trip_us();
  impl_->statistics.bytes_per_second = impl_->window.bytes_per_second();
}

void ScreenEncoder::request_intra() {}

std::optional<protocol::ScreenUpdate> ScreenEncoder::next(const PictureView& picture, const Pipe& pipe,
                                                          std::int64_t now_us) {
  impl_->due_us = -1;
  if (picture.width != impl_->copy.width() || picture.height != impl_->copy.height()) return std::nullopt;
  if (!impl_->window.has_room() || pipe.unsent_bytes > k_most_unsent_bytes) return std::nullopt;
  impl_->read_damage(picture);
  protocol::ScreenUpdate update;
  if (impl_->stale.is_empty()) {
    if (impl_->viewer_knows_exact) return std::nullopt;
    return impl_->finish(std::move(update), now_us);
  }
  const std::size_t most_bytes = std::min(impl_->window.room_bytes(), k_batch_bytes);
  update.exact = impl_->pack_batch(impl_->stale, most_bytes);
  return impl_->finish(std::move(update), now_us);
}

std::int64_t ScreenEncoder::due_at_us() const { return impl_->due_us; }
std::string ScreenEncoder::encoder_name() const { return "tiles only"; }
const EncoderStatistics& ScreenEncoder::statistics() const { return impl_->statistics; }

}  // namespace lifeboat::remote::video
