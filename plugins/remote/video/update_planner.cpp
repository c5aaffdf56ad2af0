#include "plugins/remote/video/update_planner.hpp"

#include <algorithm>
#include <limits>

namespace lifeboat::remote::video {
namespace {

// Packed tiles of one batch: nothing waits long behind it.
constexpr std::size_t k_batch_bytes = 256U << 10;
// More than this waits for the kernel: the link is full, and what we encode now would be old when it leaves.
constexpr std::size_t k_most_unsent_bytes = 16U << 10;
constexpr std::int64_t k_video_interval_us = 30'000;  // a little less than a frame at 30 Hz, for their jitter
constexpr std::int64_t k_moving_us = 100'000;         // since the last video frame
constexpr std::size_t k_few_tiles = 8;                // packed exactly without a thought even while something moves
constexpr std::int64_t k_least_still_us = 60'000;
// A letter or two may go beyond what the window has left: as video they would be blurred and no sooner there.
constexpr std::size_t k_least_room_bytes = 4U << 10;
constexpr std::size_t k_least_refinement_bytes = 4U << 10;  // while something moves; below, wait for the budget
constexpr std::int64_t k_refinement_pause_us = 20'000;

}  // namespace

UpdatePlanner::UpdatePlanner(ScreenEncoderOptions options) : options_(std::move(options)) {}

void UpdatePlanner::set_size(int width, int height) {
  copy_ = PictureCopy(width, height);
  stale_ = blurred_ = dirty_ = TileSet(width, height);
  dirty_.set_all();
  motion_ = TileMotion(dirty_.size());
  stream_.set_size(width, height);
  window_.forget_flight();
  viewer_knows_exact_ = false;
  input_id_ = 0;
  drawn_at_us_ = due_us_ = 0;
}

void UpdatePlanner::damage(const TileSet& tiles, std::uint64_t input_id, std::int64_t drawn_at_us) {
  dirty_.add(tiles);
  input_id_ = std::max(input_id_, input_id);
  drawn_at_us_ = drawn_at_us;
  due_us_ = drawn_at_us;
}

void UpdatePlanner::acknowledged(std::uint64_t update_id, std::int64_t now_us) {
  window_.acknowledged(update_id, now_us);
  statistics_.round_trip_us = window_.round_trip_us();
  statistics_.bytes_per_second = window_.bytes_per_second();
}

bool UpdatePlanner::may_send(const PictureView& picture, const Pipe& pipe) const {
  return picture.pixels != nullptr && picture.width == copy_.width() && picture.height == copy_.height() &&
         window_.has_room() && pipe.unsent_bytes <= k_most_unsent_bytes;
}

bool UpdatePlanner::is_moving(std::int64_t now_us) const {
  return last_video_us_ != 0 && now_us - last_video_us_ < k_moving_us;
}

std::size_t UpdatePlanner::budget_bytes(std::int64_t now_us) {
  const std::size_t room = std::max(window_.room_bytes(), k_least_room_bytes);
  return std::min(budget_.level(now_us, window_.bytes_per_second()), room);
}

void UpdatePlanner::read_damage(const PictureView& picture, std::int64_t now_us) {
  const TileSet changed = copy_.read(picture, dirty_);
  stale_.add(changed);
  for_each_tile(changed, [&](std::size_t tile) { motion_.changed(tile, now_us); });
  dirty_.clear_all();
}

UpdatePlanner::Update UpdatePlanner::next(const PictureView& picture, const Pipe& pipe, std::int64_t now_us) {
  due_us_ = -1;
  if (!may_send(picture, pipe)) return std::nullopt;
  const std::int64_t next_video_us = last_video_us_ + k_video_interval_us;
  if (is_moving(now_us) && now_us < next_video_us && dirty_.count() > k_few_tiles) {
    due_us_ = next_video_us;
    return std::nullopt;
  }
  read_damage(picture, now_us);
  if (!stale_.is_empty()) return send_changes(now_us);
  if (!blurred_.is_empty()) return refine(pipe, now_us);
  if (!viewer_knows_exact_) return finish({}, now_us);
  return std::nullopt;
}

UpdatePlanner::Update UpdatePlanner::send_changes(std::int64_t now_us) {
  if (!stream_.is_available()) return send_batch(stale_, std::min(window_.room_bytes(), k_batch_bytes), now_us);
  if (!is_moving(now_us) || stale_.count() <= k_few_tiles) {
    if (auto exact = pack_if_cheap(stale_, now_us)) {
      protocol::ScreenUpdate update;
      update.exact = std::move(*exact);
      return finish(std::move(update), now_us);
    }
  }
  if (now_us < last_video_us_ + k_video_interval_us) {
    due_us_ = last_video_us_ + k_video_interval_us;
    return std::nullopt;
  }
  return send_video(now_us);
}

void UpdatePlanner::add_to_packer(std::size_t tile) {
  const TileArea area = copy_.area(tile);
  packer_.add(copy_.pixel(area.x, area.y), copy_.stride_px(), area);
}

// By value: the set may be stale_ itself.
protocol::ExactTiles UpdatePlanner::take_packed(TileSet tiles, std::vector<std::uint8_t> packed) {
  stale_.subtract(tiles);
  blurred_.subtract(tiles);
  statistics_.exact_tiles += tiles.count();
  return {{tiles.bytes().begin(), tiles.bytes().end()}, std::move(packed)};
}

std::optional<protocol::ExactTiles> UpdatePlanner::pack_if_cheap(const TileSet& tiles, std::int64_t now_us) {
  const std::size_t most_bytes = budget_bytes(now_us);
  bool is_cheap = true;
  packer_.begin();
  for_each_tile(tiles, [&](std::size_t tile) {
    is_cheap = is_cheap && packer_.packed_bytes() <= most_bytes && packer_.has_room();
    if (is_cheap) add_to_packer(tile);
  });
  if (!is_cheap) return std::nullopt;
  auto packed = packer_.finish();
  if (packed.size() > most_bytes) return std::nullopt;
  budget_.spend(packed.size());
  return take_packed(tiles, std::move(packed));
}

UpdatePlanner::Update UpdatePlanner::send_batch(const TileSet& candidates, std::size_t most_bytes,
                                                std::int64_t now_us) {
  TileSet batch(copy_.width(), copy_.height());
  packer_.begin();
  for_each_tile(candidates, [&](std::size_t tile) {
    const bool is_full = packer_.size_bound() + TilePacker::k_most_tile_bytes > most_bytes || !packer_.has_room();
    if (is_full && !batch.is_empty()) return;
    add_to_packer(tile);
    batch.set(tile);
  });
  protocol::ScreenUpdate update;
  update.exact = take_packed(batch, packer_.finish());
  return finish(std::move(update), now_us);
}

TileSet UpdatePlanner::cold_tiles() const {
  TileSet cold(copy_.width(), copy_.height());
  for_each_tile(stale_, [&](std::size_t tile) {
    if (!motion_.is_hot(tile)) cold.set(tile);
  });
  return cold;
}

// After a request for an intra frame what is blurred may not have arrived, so the frame shows that again, too.
UpdatePlanner::Update UpdatePlanner::send_video(std::int64_t now_us) {
  protocol::ScreenUpdate update;
  const TileSet cold = cold_tiles();
  if (const std::size_t count = cold.count(); count > 0 && count <= k_few_tiles && count < stale_.count()) {
    if (auto exact = pack_if_cheap(cold, now_us)) update.exact = std::move(*exact);
  }
  TileSet shown = stale_;
  if (stream_.will_be_intra()) shown.add(blurred_);
  auto frame = stream_.encode(copy_, stale_, shown, window_.bytes_per_second());
  if (frame) {
    update.video = std::move(*frame);
    blurred_.add(stale_);
    stale_.clear_all();
    last_video_us_ = now_us;
    ++statistics_.video_frames;
  } else if (update.exact.packed.empty()) {
    return send_changes(now_us);
  }
  return finish(std::move(update), now_us);
}

// What has been still for long enough; due_us_ is when the next will have been.
TileSet UpdatePlanner::still_tiles(std::int64_t now_us) {
  const std::int64_t still_us = std::max(k_least_still_us, 2 * window_.round_trip_us());
  TileSet still(copy_.width(), copy_.height());
  std::int64_t soonest_us = std::numeric_limits<std::int64_t>::max();
  for_each_tile(blurred_, [&](std::size_t tile) {
    const std::int64_t at_us = motion_.changed_us(tile) + still_us;
    soonest_us = std::min(soonest_us, at_us);
    if (at_us <= now_us) still.set(tile);
  });
  due_us_ = soonest_us;
  return still;
}

UpdatePlanner::Update UpdatePlanner::refine(const Pipe& pipe, std::int64_t now_us) {
  if (!window_.is_empty() || pipe.unsent_bytes > 0) return std::nullopt;
  const TileSet still = still_tiles(now_us);
  if (still.is_empty()) return std::nullopt;
  std::size_t most_bytes = std::min(window_.room_bytes(), k_batch_bytes);
  if (is_moving(now_us)) most_bytes = std::min(most_bytes, budget_bytes(now_us));
  if (most_bytes < k_least_refinement_bytes) {
    due_us_ = now_us + k_refinement_pause_us;
    return std::nullopt;
  }
  Update update = send_batch(still, most_bytes, now_us);
  if (is_moving(now_us)) budget_.spend(update->exact.packed.size());
  return update;
}

UpdatePlanner::Update UpdatePlanner::finish(protocol::ScreenUpdate update, std::int64_t now_us) {
  update.update_id = ++last_id_;
  update.input_id = input_id_;
  const std::int64_t drawn_us = drawn_at_us_ == 0 ? now_us : drawn_at_us_;  // no damage was told since the size
  update.server_time_us = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(now_us - drawn_us, 0, std::numeric_limits<std::uint32_t>::max()));
  update.is_exact = stale_.is_empty() && blurred_.is_empty();
  viewer_knows_exact_ = update.is_exact;
  window_.sent(last_id_, update.video.access_unit.size() + update.exact.packed.size(), now_us);
  ++statistics_.updates;
  statistics_.video_bytes += update.video.access_unit.size();
  statistics_.tile_bytes += update.exact.packed.size();
  // More may follow at once; whoever calls asks again.
  if (!update.is_exact) due_us_ = now_us;
  return update;
}

}  // namespace lifeboat::remote::video
