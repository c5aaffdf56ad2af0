#include "plugins/remote/viewer/session_board.hpp"

#include <algorithm>
#include <utility>

namespace lifeboat::remote::viewer {
namespace {

// While nobody takes the change (the UI thread draws), so many areas are kept apart; more become the whole picture.
constexpr std::size_t k_max_areas = 512;

}  // namespace

SessionStatus SessionBoard::status() const {
  const std::scoped_lock lock(mutex_);
  return status_;
}

TrafficFigures SessionBoard::traffic() const {
  const std::scoped_lock lock(mutex_);
  return traffic_;
}

screen::PixelView SessionBoard::picture() const {
  const std::scoped_lock lock(mutex_);
  return picture_;
}

PictureChange SessionBoard::take_change() {
  const std::scoped_lock lock(mutex_);
  has_told_ = false;
  return std::exchange(change_, {});
}

void SessionBoard::set_state(SessionState state) {
  {
    const std::scoped_lock lock(mutex_);
    if (status_.state == state || status_.state == SessionState::over) return;
    status_.state = state;
    if (state == SessionState::lost) status_.is_exact = false;  // nobody knows any more
    status_.was_open = status_.was_open || state == SessionState::open;
  }
  observer_.status_changed();
}

void SessionBoard::set_address(const std::string& address) {
  const std::scoped_lock lock(mutex_);
  status_.address = address;
}

void SessionBoard::set_encoder(const std::string& encoder) {
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(status_.encoder, encoder) == encoder) return;
  }
  observer_.status_changed();
}

void SessionBoard::set_cursor(screen::Cursor cursor) {
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(status_.cursor, cursor) == cursor) return;
  }
  observer_.status_changed();
}

void SessionBoard::set_picture(screen::PixelView picture) {
  {
    const std::scoped_lock lock(mutex_);
    picture_ = picture;
    status_.is_exact = false;
    change_.areas.assign(1, {0, 0, picture.size.width, picture.size.height});
  }
  observer_.status_changed();
  observer_.picture_changed();
}

// That the picture became exact is told at once; that it no longer is shows with the next frame.
void SessionBoard::add_change(const std::vector<screen::Rect>& areas, std::uint64_t input_id, bool is_exact,
                              bool has_video) {
  bool became_exact = false;
  bool is_told = false;
  {
    const std::scoped_lock lock(mutex_);
    became_exact = is_exact && !std::exchange(status_.is_exact, is_exact);
    ++traffic_.updates;
    traffic_.video_frames += has_video ? 1 : 0;
    change_.areas.insert(change_.areas.end(), areas.begin(), areas.end());
    if (change_.areas.size() > k_max_areas) {
      change_.areas.assign(1, {0, 0, picture_.size.width, picture_.size.height});
    }
    change_.input_id = std::max(change_.input_id, input_id);
    is_told = std::exchange(has_told_, true);
  }
  if (!is_told) observer_.picture_changed();
  if (became_exact) observer_.status_changed();
}

void SessionBoard::set_bytes_received(std::uint64_t bytes) {
  const std::scoped_lock lock(mutex_);
  traffic_.bytes_received = bytes;
}

void SessionBoard::set_over(std::string sentence, bool was_open, bool is_ticket_refused) {
  {
    const std::scoped_lock lock(mutex_);
    if (status_.state == SessionState::over) return;
    status_.state = SessionState::over;
    status_.sentence = std::move(sentence);
    status_.was_open = was_open;
    status_.is_ticket_refused = is_ticket_refused;
  }
  observer_.status_changed();
}

}  // namespace lifeboat::remote::viewer
