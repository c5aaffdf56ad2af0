#include "host/session/screen_channel.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lifeboat::session {

ScreenChannel::ScreenChannel(Setup setup, ChannelSocket socket)
    : setup_(std::move(setup)), socket_(std::move(socket)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  thread_ = std::thread([this] { run(); });
}

ScreenChannel::~ScreenChannel() {
  {
    const std::scoped_lock lock(mutex_);
    is_stopping_ = true;
  }
  wake();
  thread_.join();
}

void ScreenChannel::wake() const { ::eventfd_write(wake_.get(), 1); }

void ScreenChannel::change() {
  wake();
  setup_.on_change();
}

SessionFacts ScreenChannel::facts() const {
  const std::scoped_lock lock(mutex_);
  return facts_;
}

std::optional<EndedSession> ScreenChannel::take_ended() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(ended_, std::nullopt);
}

void ScreenChannel::answer(std::uint32_t session, bool is_allowed) {
  const std::scoped_lock lock(mutex_);
  if (facts_.phase != Phase::asking || facts_.session != session) return;
  if (is_allowed) {
    allow("the person here");
  } else {
    refuse("the person here said no");
  }
}

void ScreenChannel::end() {
  const std::scoped_lock lock(mutex_);
  if (facts_.phase == Phase::asking) refuse("the person here said no");
  if (facts_.phase != Phase::open) return;
  was_ended_here_ = true;
  outbox_.decide(facts_.session, LB_DECISION_ENDED);
  grace_ends_ = Clock::now() + setup_.end_grace;
  finish(EndReason::user);
}

void ScreenChannel::hand_over(HandedPicture picture) {
  const std::scoped_lock lock(mutex_);
  outbox_.hand_over(std::move(picture));
  wake();
}

void ScreenChannel::show_frame(std::span<const screen::Rect> damage, const FrameFacts& facts,
                               std::optional<screen::Cursor> cursor) {
  const std::scoped_lock lock(mutex_);
  if (!damage.empty()) outbox_.add_damage(damage, facts);
  if (cursor) outbox_.set_cursor(*cursor);
  wake();
}

void ScreenChannel::resume_reading() {
  const std::scoped_lock lock(mutex_);
  if (!is_reading_) wake();
}

void ScreenChannel::allow(const char* by) {
  facts_.phase = Phase::open;
  had_session_ = true;
  facts_.since = std::chrono::system_clock::now();
  question_ends_.reset();
  last_input_id_ = 0;
  outbox_.decide(facts_.session, LB_DECISION_ALLOWED);
  setup_.log(false, fmt::format("{} was let in by {}", log_name(facts_), by));
  change();
}

void ScreenChannel::refuse(const char* why) {
  setup_.log(false, fmt::format("{} was not let in: {}", log_name(facts_), why));
  outbox_.decide(facts_.session, LB_DECISION_REFUSED);
  forget_session();
}

void ScreenChannel::forget_session() {
  if (facts_.session != 0) past_session_ = facts_.session;
  SessionFacts nobody;
  nobody.encoder = std::move(facts_.encoder);
  facts_ = std::move(nobody);
  question_ends_.reset();
  change();
}

// The session is over, whatever it was; the channel may go on.
void ScreenChannel::finish(EndReason reason) {
  setup_.input.dismiss(screen::InputSource::remote);
  if (facts_.phase == Phase::open) {
    outbox_.forget_picture();  // the server may not have read it yet
    ended_ = EndedSession{facts_.name, facts_.address, facts_.since, std::chrono::system_clock::now(), reason};
    static constexpr std::array k_words = {"the person here ended it", "the technician ended it",
                                           "the server of the screen went away", "the server broke a rule"};
    setup_.log(false, fmt::format("the session of {} is over: {}", log_name(facts_),
                                  k_words[static_cast<std::size_t>(reason)]));
  }
  forget_session();
}

void ScreenChannel::close(EndReason reason) {
  if (facts_.phase == Phase::closed) return;
  finish(reason);
  facts_.phase = Phase::closed;
  socket_.shut_down();
}

void ScreenChannel::run() {
  while (step()) wait();
}

// Does all that can be done now; false: the thread ends.
bool ScreenChannel::step() {
  const std::scoped_lock lock(mutex_);
  if (is_stopping_) {
    if (facts_.phase == Phase::asking) outbox_.decide(facts_.session, LB_DECISION_REFUSED);
    if (facts_.phase == Phase::open) outbox_.decide(facts_.session, LB_DECISION_ENDED);
    (void)outbox_.flush(socket_);
    close(EndReason::user);
    return false;
  }
  watch_clock();
  read_records();
  if (facts_.phase != Phase::closed && outbox_.flush(socket_) == ChannelSocket::Sent::gone) {
    close(EndReason::server_gone);
  }
  return true;
}

void ScreenChannel::watch_clock() {
  const auto now = Clock::now();
  if (question_ends_ && now >= *question_ends_) refuse("nobody answered");
  if (grace_ends_ && now >= *grace_ends_) {
    grace_ends_.reset();
    setup_.log(true, "the server of the screen did not let go of an ended session: it was cut off");
    close(EndReason::user);
  }
}

int ScreenChannel::wait_limit_ms() const {
  auto first = question_ends_;
  if (grace_ends_ && (!first || *grace_ends_ < *first)) first = grace_ends_;
  if (!first) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*first - Clock::now()).count();
  return static_cast<int>(std::max<std::int64_t>(0, left));
}

void ScreenChannel::wait() {
  std::array<pollfd, 2> waiting = {pollfd{wake_.get(), POLLIN, 0}, pollfd{socket_.fd(), 0, 0}};
  int limit_ms = -1;
  {
    const std::scoped_lock lock(mutex_);
    if (facts_.phase == Phase::closed) waiting[1].fd = -1;
    if (is_reading_) waiting[1].events |= POLLIN;
    if (!outbox_.is_empty()) waiting[1].events |= POLLOUT;
    limit_ms = wait_limit_ms();
  }
  (void)::poll(waiting.data(), waiting.size(), limit_ms);
  eventfd_t ignored = 0;
  (void)::eventfd_read(wake_.get(), &ignored);
  const std::scoped_lock lock(mutex_);
  // What it said last need not be read: it is gone.
  if (!is_reading_ && (waiting[1].revents & POLLHUP) != 0) close(EndReason::server_gone);
}

void ScreenChannel::read_records() {
  std::vector<std::byte> packet;
  while (facts_.phase != Phase::closed) {
    is_reading_ = setup_.input.waiting_count(screen::InputSource::remote) < k_max_waiting_input;
    if (!is_reading_) return;
    const auto received = socket_.receive(packet);
    if (received == ChannelSocket::Received::nothing) return;
    if (received == ChannelSocket::Received::gone) {
      close(EndReason::server_gone);
    } else if (auto taken = take(packet); !taken) {
      setup_.log(true, fmt::format("the server of the screen broke a rule: {}", taken.error().message));
      if (facts_.phase == Phase::open) outbox_.decide(facts_.session, LB_DECISION_ENDED);
      (void)outbox_.flush(socket_);
      close(EndReason::broken_rule);
    }
  }
}

}  // namespace lifeboat::session
