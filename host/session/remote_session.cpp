#include "host/session/remote_session.hpp"

#include <fmt/format.h>
#include <time.h>

#include <cmath>
#include <utility>

#include "host/base/text.hpp"
#include "host/session/session_view.hpp"
#include "host/ui/key_words.hpp"

namespace lifeboat::session {
namespace {

constexpr std::uint64_t k_us_a_second = 1'000'000;
constexpr std::uint64_t k_ns_a_us = 1'000;

std::uint64_t monotonic_us() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * k_us_a_second + static_cast<std::uint64_t>(now.tv_nsec) / k_ns_a_us;
}

}  // namespace

RemoteSession::RemoteSession(Setup setup) : setup_(std::move(setup)), guard_(setup_.loop.ui().items()) {
  setup_.loop.input().set_policy([this](const screen::InputEvent& event) { return guard_.allows(event); });
  setup_.loop.input().set_end_chord(*screen::parse_chord(k_end_chord), [this] {
    const std::scoped_lock lock(end_mutex_);
    if (channel_) channel_->end();
  });
  setup_.loop.set_input_hook([this] { take_facts(); });
  setup_.loop.on_frame_shown([this](const ui::ShownFrame& frame) { frame_shown(frame); });
}

RemoteSession::~RemoteSession() {
  setup_.loop.input().set_policy(nullptr);
  setup_.loop.input().set_end_chord({}, nullptr);
  setup_.loop.set_input_hook(nullptr);
  setup_.loop.on_frame_shown(nullptr);
  stop(tool_id_);
}

Status RemoteSession::serve(std::string tool_id, UniqueFd socket) {
  take_facts();
  if (is_serving()) return fail(ErrorKind::refused, tr("the screen is being served already"));
  stop(tool_id_);
  auto taken = ChannelSocket::take(std::move(socket));
  if (!taken) return tl::unexpected<Error>(taken.error());
  ScreenChannel::Setup channel{.input = setup_.loop.input(),
                               .asks = !takes_yes(tool_id),
                               .rearms = setup_.rearms,
                               .on_change = [&loop = setup_.loop] { loop.request_frame(); },
                               .log =
                                   [&log = setup_.log](bool is_bad, const std::string& line) {
                                     log.write(is_bad ? loader::LogLevel::error : loader::LogLevel::info, "session",
                                               line);
                                   },
                               .question_limit = setup_.question_limit,
                               .end_grace = setup_.end_grace};
  auto made = std::make_unique<ScreenChannel>(std::move(channel), std::move(*taken));
  {
    const std::scoped_lock lock(end_mutex_);
    channel_ = std::move(made);
  }
  tool_id_ = std::move(tool_id);
  handed_size_ = {};
  handed_cursor_.reset();
  setup_.loop.request_frame();
  return {};
}

// A script's yes and the administrator's are good for the first session; a later one is asked about unless he says so,
// and in any case once the person has ended one.
bool RemoteSession::takes_yes(const std::string& tool_id) {
  is_trusted_ = tool_id == std::exchange(trusted_tool_, {});
  return is_trusted_ || (!setup_.asks && !was_ended_here_ && (!had_session_ || setup_.rearms));
}

RemoteSession::Promises RemoteSession::promises() const {
  const bool had_session = had_session_ || is_open();
  const bool is_yes_left = is_trusted_ && !was_ended_here_ && (!had_session || setup_.rearms);
  return {is_serving() ? tool_id_ : std::string(), !is_yes_left, had_session, was_ended_here_};
}

void RemoteSession::resume(const Promises& promises) {
  had_session_ = promises.had_session;
  was_ended_here_ = promises.was_ended_here;
  if (!promises.tool_id.empty()) wish_start(promises.tool_id, promises.asks);
}

void RemoteSession::wish_start(std::string tool_id, bool asks) {
  take_facts();
  if (!is_serving()) start_wish_ = {std::move(tool_id), asks};
}

bool RemoteSession::take_start_wish(std::string_view tool_id) {
  if (!start_wish_ || start_wish_->tool_id != tool_id) return false;
  const StartWish wish = *std::exchange(start_wish_, std::nullopt);
  if (!wish.asks) trusted_tool_ = wish.tool_id;
  return true;
}

void RemoteSession::stop(std::string_view tool_id) {
  if (!channel_ || tool_id != tool_id_) return;
  std::unique_ptr<ScreenChannel> gone;
  {
    const std::scoped_lock lock(end_mutex_);
    gone = std::move(channel_);
  }
  gone->end();
  note_ended(gone->take_ended());
  gone.reset();
  facts_ = {};
  tool_id_.clear();
  setup_.loop.request_frame();
}

void RemoteSession::note_ended(std::optional<EndedSession> ended) {
  if (!ended) return;
  had_session_ = true;
  was_ended_here_ = was_ended_here_ || ended->reason == EndReason::user;
  ended_ = std::move(ended);
  is_end_new_ = true;
}

void RemoteSession::take_facts() {
  if (!channel_) return;
  facts_ = channel_->facts();
  note_ended(channel_->take_ended());
}

void RemoteSession::begin_frame() {
  trusted_tool_.clear();
  if (std::exchange(is_end_new_, false)) {
    refusal_.clear();
    locked_page_.clear();
    setup_.loop.renew_shown_picture();
    handed_size_ = {};  // the server has the old memory: whatever comes next begins with a new picture
    handed_cursor_.reset();
    aftermath_ = on_ended_ ? on_ended_() : std::string();
  }
}

void RemoteSession::draw(ui::Ui& ui) {
  guard_.set_rules({.is_remote_allowed = channel_ != nullptr,
                    .is_save_local = setup_.is_save_local,
                    .is_page_locked = is_open() && !locked_page_.empty()});
  if (facts_.phase == Phase::asking) {
    draw_asking(ui);
  } else if (facts_.phase == Phase::open) {
    draw_open(ui);
  } else if (ended_ && draw_ended(ui, *ended_, aftermath_)) {
    ended_.reset();
  }
}

void RemoteSession::draw_asking(ui::Ui& ui) {
  const bool is_new = std::exchange(asked_session_, facts_.session) != facts_.session;
  const auto answer = draw_question(ui, facts_, setup_.welcome, is_new);
  // The guard lets no remote press come here; the answer must not depend on that alone.
  if (answer && ui.input_source() != screen::InputSource::remote) channel_->answer(facts_.session, *answer);
}

void RemoteSession::draw_open(ui::Ui& ui) {
  ended_.reset();
  std::string refusal = refusal_;
  if (!locked_page_.empty()) {
    refusal = fmt::format(fmt::runtime(tr("{} is disabled for you by the administrator of this image: here only the "
                                          "technician's keyboard and mouse work. To end the session: {}.")),
                          locked_page_, ui::key_words(k_end_chord));
  }
  const bool is_pressed = draw_strip(ui, facts_, ui::key_words(k_end_chord), refusal);
  if (is_pressed && ui.input_source() != screen::InputSource::remote) channel_->end();
}

std::string RemoteSession::who_presses(const ui::Ui& ui) const {
  switch (ui.input_source()) {
    case screen::InputSource::local: return "local user";
    case screen::InputSource::automation: return "automation on this computer";
    case screen::InputSource::remote: break;
  }
  return fmt::format("technician \"{}\" from {}", facts_.name, facts_.address);
}

void RemoteSession::frame_shown(const ui::ShownFrame& frame) {
  if (!channel_ || facts_.phase == Phase::closed) return;
  channel_->resume_reading();
  const bool is_real = is_open();
  const FrameFacts facts{frame.remote_input_id, monotonic_us()};
  if (frame.picture.size() != handed_size_ || is_real != is_handed_real_) {
    if (auto handed = hand_over(frame.picture, is_real); !handed) {
      setup_.log.write(loader::LogLevel::error, "session", handed.error().message);
      stop(tool_id_);
      return;
    }
    if (!is_real) return;
    const screen::Rect all{0, 0, handed_size_.width, handed_size_.height};
    channel_->show_frame(std::span(&all, 1), facts, frame.cursor);
  } else if (is_real && (!frame.damage.empty() || frame.cursor != handed_cursor_)) {
    channel_->show_frame(frame.damage, facts, frame.cursor);
  }
  if (is_real) handed_cursor_ = frame.cursor;
}

Status RemoteSession::hand_over(const screen::Framebuffer& picture, bool is_real) {
  const auto give = [&](const screen::Framebuffer& given) -> Status {
    auto fd = given.read_only_fd();
    if (!fd) return tl::unexpected<Error>(fd.error());
    const auto scale = static_cast<std::uint32_t>(std::lround(setup_.loop.ui().scale() * 100));
    channel_->hand_over({std::move(*fd), given.size(), given.stride_bytes(), scale});
    return {};
  };
  handed_size_ = picture.size();
  is_handed_real_ = is_real;
  if (is_real) return give(picture);
  const auto black = screen::Framebuffer::create(picture.size());
  return black ? give(*black) : tl::unexpected<Error>(black.error());
}

}  // namespace lifeboat::session
