// One served screen: the host's side of the screen channel, on a thread of its own that never waits for the UI
// thread. So the person's End reaches the server while a tool hangs, and a server that does not read delays nobody.
//
// A session goes none → asking → open → none. Input is pushed to the queue only while it is open and its link is
// there. The first record that breaks a rule ends the session and the channel. When the person ends a session, the
// server has `k_end_grace` to answer ENDED; one that does not is cut off. All functions from any thread.
//
// Before the yes and after the end the server holds a black picture: who is not let in sees nothing, whatever became
// of the process that serves.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "host/screen/input_queue.hpp"
#include "host/session/outbox.hpp"
#include "host/session/records.hpp"
#include "host/session/session_facts.hpp"

namespace lifeboat::session {

// A person who does not answer is not there.
inline constexpr std::chrono::milliseconds k_question_limit{120'000};
inline constexpr std::chrono::milliseconds k_end_grace{1'000};
// Beyond this the server waits (it is not read): a flood from afar must not stand before the person's own input.
inline constexpr std::size_t k_max_waiting_input = 64;
// Sessions and lost links in the life of a channel: a server that plays with them would fill log and memory.
inline constexpr std::size_t k_max_turns = 1'000;

class ScreenChannel {
 public:
  struct Setup {
    screen::InputQueue& input;                                      // borrowed
    bool asks = true;                                               // false: the administrator's word is the yes
    bool rearms = false;                                            // it is so for more than the first session
    std::function<void()> on_change;                                // [any] the facts are others
    std::function<void(bool is_bad, const std::string& line)> log;  // [any]
    std::chrono::milliseconds question_limit = k_question_limit;
    std::chrono::milliseconds end_grace = k_end_grace;
  };
  ScreenChannel(Setup setup, ChannelSocket socket);
  // Tells the server that its session is over, and closes.
  ~ScreenChannel();
  ScreenChannel(const ScreenChannel&) = delete;
  ScreenChannel& operator=(const ScreenChannel&) = delete;

  [[nodiscard]] SessionFacts facts() const;
  // The session that ended since the last call, if one did.
  [[nodiscard]] std::optional<EndedSession> take_ended();

  // The person's answer to that session's question; ignored when it is no longer asked.
  void answer(std::uint32_t session, bool is_allowed);
  // The person's End: at once, also for a question that is up.
  void end();

  void hand_over(HandedPicture picture);
  void show_frame(std::span<const screen::Rect> damage, const FrameFacts& facts,
                  std::optional<screen::Cursor> cursor);
  // The queue has been emptied a little: read on, if reading had stopped.
  void resume_reading();

 private:
  using Clock = std::chrono::steady_clock;
  void run();
  [[nodiscard]] bool step();
  void wait();
  [[nodiscard]] int wait_limit_ms() const;
  void watch_clock();
  void read_records();
  [[nodiscard]] Status take(const std::vector<std::byte>& packet);
  [[nodiscard]] Status take(const Request& request);
  [[nodiscard]] Status take(const RemoteInput& input);
  [[nodiscard]] Status take(const ReleaseAll& record);
  [[nodiscard]] Status take(const Lost& record);
  [[nodiscard]] Status take(const Resumed& record);
  [[nodiscard]] Status take(const Ended& record);
  [[nodiscard]] Status take(const ServerStatus& status);
  [[nodiscard]] bool is_past(std::uint32_t session) const;
  void allow(const char* by);
  void refuse(const char* why);
  void finish(EndReason reason);
  void forget_session();
  void close(EndReason reason);
  void change();
  void wake() const;

  Setup setup_;
  ChannelSocket socket_;
  UniqueFd wake_;

  mutable std::mutex mutex_;
  SessionFacts facts_;
  Outbox outbox_;
  std::optional<EndedSession> ended_;
  std::optional<Clock::time_point> question_ends_, grace_ends_;
  bool was_ended_here_ = false;  // a session, by the person
  bool had_session_ = false;
  std::uint32_t past_session_ = 0;  // the last that is over: what is on its way from it is ignored
  std::uint64_t last_input_id_ = 0;
  std::size_t turn_count_ = 0;
  bool is_reading_ = true;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace lifeboat::session
