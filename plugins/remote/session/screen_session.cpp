#include "plugins/remote/session/screen_session.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "plugins/remote/video/openh264_encoder.hpp"

namespace lifeboat::remote::session {
namespace {

using protocol::GoodbyeReason;
using protocol::TimePoint;

// Keeps NAT tables warm; the viewer does the same.
constexpr std::chrono::seconds k_keep_alive_every{15};
// Three keep-alives missing: the link is lost, whatever TCP believes.
constexpr std::chrono::seconds k_silence_is_loss{45};

std::int64_t microseconds(TimePoint time) {
  return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
}

TimePoint time_at(std::int64_t us) { return TimePoint(std::chrono::microseconds(us)); }

std::unique_ptr<video::ScreenEncoder> make_encoder(bool has_video) {
  video::ScreenEncoderOptions options;
  if (has_video) options.make_video_encoder = video::make_openh264_encoder;
  return std::make_unique<video::ScreenEncoder>(std::move(options));
}

}  // namespace

ScreenSession::ScreenSession(std::uint32_t id, ScreenLink& screen, std::shared_ptr<Connection> connection)
    : id_(id),
      name_(connection->peer().authenticated()->viewer_name),
      address_(connection->address()),
      screen_(screen),
      connection_(std::move(connection)),
      encoder_(make_encoder(true)),
      last_sent_(protocol::Clock::now()) {
  screen_.request(id_, name_, address_);
  send_state();
}

SessionEnd ScreenSession::resume(std::shared_ptr<Connection> connection) {
  if (connection_) connection_->peer().close();
  if (connection_) connection_->pump();
  connection_ = std::move(connection);
  last_input_id_ = 0;
  const bool is_same_person = connection_->peer().authenticated()->viewer_name == name_;
  const bool is_as_asked = is_open_ || connection_->address() == address_;
  if (!is_same_person || !is_as_asked) {
    close(GoodbyeReason::broken);
    return SessionEnd::over;
  }
  if (is_open_) screen_.resumed(id_, name_, connection_->address());
  send_state();
  if (is_open_) send_picture();
  return SessionEnd::none;
}

SessionEnd ScreenSession::serve(TimePoint now) {
  if (!connection_) return SessionEnd::none;
  const SessionEnd end = read_frames();
  if (end == SessionEnd::over) return end;
  const auto& ending = connection_->peer().ending();
  if (!ending && !is_dead(now)) return SessionEnd::none;
  const bool is_broken_rule = ending && ending->kind == protocol::EndingKind::malformed;
  if (!ending) connection_->peer().close();
  connection_->pump();
  connection_.reset();
  held_.clear();
  // Before the person's yes there is nothing to come back to.
  if (!is_open_ || is_broken_rule) return SessionEnd::over;
  screen_.lost(id_);
  return SessionEnd::lost;
}

SessionEnd ScreenSession::read_frames() {
  while (auto frame = connection_->peer().next_frame()) {
    auto message = protocol::decode_message(frame->type, frame->payload, protocol::From::viewer);
    if (!message) {
      close(GoodbyeReason::broken);
      return SessionEnd::over;
    }
    if (const auto* known = std::get_if<protocol::Message>(&message.value())) {
      if (handle(*known) == SessionEnd::over) return SessionEnd::over;
    }
  }
  return SessionEnd::none;
}

SessionEnd ScreenSession::handle(const protocol::Message& message) {
  if (std::holds_alternative<protocol::Goodbye>(message)) {
    close(GoodbyeReason::technician_left);
    return SessionEnd::over;
  }
  const auto* ready = std::get_if<protocol::ViewerReady>(&message);
  if (ready != nullptr && !ready->decodes_h264) {
    encoder_ = make_encoder(false);
    if (is_open_) send_picture();
  }
  if (!is_open_) return SessionEnd::none;  // before the yes nothing else has a meaning
  if (const auto* input = std::get_if<protocol::Input>(&message)) {
    if (input->input_id > last_input_id_) {
      screen_.input(id_, *input);
      held_.note(*input);
    }
    last_input_id_ = std::max(last_input_id_, input->input_id);
  } else if (std::holds_alternative<protocol::ReleaseAll>(message)) {
    screen_.release_all(id_);
    held_.clear();
  } else if (const auto* acknowledge = std::get_if<protocol::Acknowledge>(&message)) {
    encoder_->acknowledged(acknowledge->update_id, microseconds(protocol::Clock::now()));
  } else if (std::holds_alternative<protocol::RequestIntra>(message)) {
    encoder_->request_intra();
  }
  return SessionEnd::none;
}

SessionEnd ScreenSession::decide(std::uint32_t decision) {
  if (decision == LB_DECISION_ALLOWED) {
    is_open_ = true;
    send_state();
    send_picture();
    return SessionEnd::none;
  }
  close(decision == LB_DECISION_REFUSED ? GoodbyeReason::refused : GoodbyeReason::user_ended);
  return SessionEnd::over;
}

void ScreenSession::take(const ScreenNews& news) {
  if (news.cursor) cursor_ = *news.cursor;
  if (!is_open_ || !connection_) return;
  if (news.has_new_picture) send_picture();
  if (news.damage) encoder_->damage(*news.damage, news.input_id, news.drawn_at_us);
  if (news.cursor) send(protocol::Cursor{cursor_});
}

void ScreenSession::pump(TimePoint now) {
  if (!connection_ || connection_->peer().ending()) return;
  connection_->set_paused(screen_.is_congested());
  let_go(now);
  if (is_open_) send_update(now);
  if (now - last_sent_ >= k_keep_alive_every) send(protocol::KeepAlive{});
  connection_->pump();
}

// The link may be dead, which TCP has not noticed yet.
void ScreenSession::let_go(TimePoint now) {
  if (!held_.is_any() || now - connection_->last_heard() < protocol::k_let_go_after) return;
  screen_.release_all(id_);
  held_.clear();
}

void ScreenSession::send_update(TimePoint now) {
  if (!screen_.picture()) return;
  while (const auto update =
             encoder_->next(screen_.picture()->view(), {connection_->unsent_bytes()}, microseconds(now))) {
    send(*update);
    connection_->pump();
  }
  if (encoder_name_ == encoder_->encoder_name()) return;
  encoder_name_ = encoder_->encoder_name();
  screen_.status(encoder_name_);
  send_state();
}

std::optional<TimePoint> ScreenSession::deadline() const {
  if (!connection_) return std::nullopt;
  TimePoint due = std::min(last_sent_ + k_keep_alive_every, connection_->last_heard() + k_silence_is_loss);
  if (held_.is_any()) due = std::min(due, connection_->last_heard() + protocol::k_let_go_after);
  if (connection_->stuck_since()) due = std::min(due, *connection_->stuck_since() + k_silence_is_loss);
  if (is_open_ && encoder_->due_at_us() >= 0) due = std::min(due, time_at(encoder_->due_at_us()));
  return due;
}

void ScreenSession::close(GoodbyeReason reason) {
  if (!connection_) return;
  if (connection_->peer().stage() == protocol::Stage::open) {
    send(protocol::Goodbye{reason});
    connection_->peer().close();
  }
  connection_->pump();
  connection_.reset();
}

void ScreenSession::send(const protocol::Message& message) {
  if (!connection_ || connection_->peer().stage() != protocol::Stage::open) return;
  connection_->peer().send(static_cast<std::uint16_t>(protocol::type_of(message)), protocol::encode_message(message));
  last_sent_ = protocol::Clock::now();
}

void ScreenSession::send_state() {
  send(protocol::SessionState{is_open_ ? protocol::SessionPhase::open : protocol::SessionPhase::waiting_for_consent,
                              encoder_name_});
}

void ScreenSession::send_picture() {
  if (!screen_.picture()) return;
  const video::PictureView& view = screen_.picture()->view();
  send(protocol::Picture{static_cast<std::uint32_t>(view.width), static_cast<std::uint32_t>(view.height),
                         screen_.picture()->scale_percent()});
  encoder_->set_size(view.width, view.height);
  send(protocol::Cursor{cursor_});
}

bool ScreenSession::is_dead(TimePoint now) const {
  const TimePoint last_sign = std::min(connection_->last_heard(), connection_->stuck_since().value_or(now));
  return now - last_sign >= k_silence_is_loss;
}

}  // namespace lifeboat::remote::session
