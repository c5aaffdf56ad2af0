// Decides what the next update carries; ScreenEncoder is its public face. Each tile is, from the viewer's side,
//
//   exact    the same pixels as `copy_`
//   blurred  `copy_` through H.264
//   stale    something older than `copy_`
//
// and may besides be dirty: damaged since it was last read into `copy_`. What is stale goes out as exact tiles when
// that is cheap (few tiles, or one change after a pause, within ExactBudget), and as a video frame otherwise, at most
// 30 a second; a few cold tiles beside hot ones go as exact tiles of the same update, so typing stays sharp beside a
// film. What is blurred and has been still for max(60 ms, two round trips) is refined while nothing is in flight.
#pragma once

#include "plugins/remote/video/exact_budget.hpp"
#include "plugins/remote/video/picture_copy.hpp"
#include "plugins/remote/video/screen_encoder.hpp"
#include "plugins/remote/video/send_window.hpp"
#include "plugins/remote/video/tile_codec.hpp"
#include "plugins/remote/video/tile_motion.hpp"
#include "plugins/remote/video/video_stream.hpp"

namespace lifeboat::remote::video {

class UpdatePlanner {
 public:
  explicit UpdatePlanner(ScreenEncoderOptions options);
  UpdatePlanner(const UpdatePlanner&) = delete;
  UpdatePlanner& operator=(const UpdatePlanner&) = delete;

  void set_size(int width, int height);
  void damage(const TileSet& tiles, std::uint64_t input_id, std::int64_t drawn_at_us);
  void acknowledged(std::uint64_t update_id, std::int64_t now_us);
  void request_intra() { stream_.request_intra(); }
  [[nodiscard]] std::optional<protocol::ScreenUpdate> next(const PictureView& picture, const Pipe& pipe,
                                                           std::int64_t now_us);
  [[nodiscard]] std::int64_t due_at_us() const { return due_us_; }
  [[nodiscard]] std::string encoder_name() const { return stream_.encoder_name(); }
  [[nodiscard]] const EncoderStatistics& statistics() const { return statistics_; }

 private:
  using Update = std::optional<protocol::ScreenUpdate>;

  [[nodiscard]] bool may_send(const PictureView& picture, const Pipe& pipe) const;
  void read_damage(const PictureView& picture, std::int64_t now_us);
  [[nodiscard]] bool is_moving(std::int64_t now_us) const;
  [[nodiscard]] std::size_t budget_bytes(std::int64_t now_us);

  [[nodiscard]] Update send_changes(std::int64_t now_us);
  [[nodiscard]] std::optional<protocol::ExactTiles> pack_if_cheap(const TileSet& tiles, std::int64_t now_us);
  [[nodiscard]] Update send_batch(const TileSet& candidates, std::size_t most_bytes, std::int64_t now_us);
  [[nodiscard]] Update send_video(std::int64_t now_us);
  [[nodiscard]] TileSet cold_tiles() const;
  [[nodiscard]] Update refine(const Pipe& pipe, std::int64_t now_us);
  [[nodiscard]] TileSet still_tiles(std::int64_t now_us);
  [[nodiscard]] Update finish(protocol::ScreenUpdate update, std::int64_t now_us);

  void add_to_packer(std::size_t tile);
  [[nodiscard]] protocol::ExactTiles take_packed(TileSet tiles, std::vector<std::uint8_t> packed);

  ScreenEncoderOptions options_;
  VideoStream stream_{options_};
  PictureCopy copy_;
  TileSet dirty_, stale_, blurred_;
  TileMotion motion_;
  TilePacker packer_;
  SendWindow window_;
  ExactBudget budget_;
  EncoderStatistics statistics_;
  std::uint64_t last_id_ = 0, input_id_ = 0;
  std::int64_t drawn_at_us_ = 0, due_us_ = -1;
  std::int64_t last_video_us_ = 0;
  bool viewer_knows_exact_ = false;
};

}  // namespace lifeboat::remote::video
