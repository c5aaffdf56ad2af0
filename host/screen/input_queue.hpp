// All input of a console passes here, whoever sends it: the person at the machine, a technician from afar,
// automation.
//
// ImGui loses what comes and goes within one frame, so a frame is given at most one transition of a key or button,
// one key press, and no pointer movement after a button: three clicks that arrive together are three clicks. What a
// source holds down is released when it goes away or the window loses focus; a release is never refused by the
// policy. `push` and `release_all` from any thread; the rest on the UI thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "host/base/unique_fd.hpp"
#include "host/screen/geometry.hpp"
#include "host/screen/key.hpp"

namespace lifeboat::screen {

enum class InputSource : std::uint8_t { local, remote, automation };

enum class InputKind : std::uint8_t { pointer_move, button, wheel, key, text, resize, focus_lost, quit };

struct InputEvent {
  InputKind kind = InputKind::pointer_move;
  InputSource source = InputSource::local;
  float x = 0;           // pointer_move: pixels; wheel: steps to the right
  float y = 0;           // pointer_move: pixels; wheel: steps up
  int button = 0;        // 0 left, 1 right, 2 middle
  bool is_down = false;  // button, key; a key that repeats is down again
  KeyChord chord;        // key
  std::string text;      // text: UTF-8
  Size size;             // resize
};

// What one frame gets to see.
struct FrameInput {
  std::vector<InputEvent> events;
  [[nodiscard]] bool is_empty() const { return events.empty(); }
};

// A flood from one source cannot eat the memory: beyond this, moves and presses are dropped, releases are not.
inline constexpr std::size_t k_max_queued_events = 4096;
// One pasted text; longer ones are cut at a character.
inline constexpr std::size_t k_max_text_event_bytes = 1U << 20;

class InputQueue {
 public:
  // Whether the event may reach the console. Asked on the UI thread.
  using Policy = std::function<bool(const InputEvent&)>;

  InputQueue();

  void push(InputEvent event);
  // The source is gone or lost the keyboard: everything it holds is released.
  void release_all(InputSource source);

  void set_policy(Policy policy) { policy_ = std::move(policy); }
  // The next frame's share; what is left waits for the frame after.
  [[nodiscard]] FrameInput take_frame();
  [[nodiscard]] bool has_events() const;
  // How many events the policy has refused, so that the refusal can be shown.
  [[nodiscard]] std::uint64_t refused_count() const { return refused_count_; }
  // Readable while events wait (eventfd).
  [[nodiscard]] int wake_fd() const { return wake_.get(); }

 private:
  using Held = std::pair<InputKind, int>;
  [[nodiscard]] bool is_allowed(const InputEvent& event);
  void note_held(const InputEvent& event);
  void push_locked(InputEvent event);

  mutable std::mutex mutex_;
  std::deque<InputEvent> events_;
  std::set<std::pair<InputSource, Held>> held_;
  UniqueFd wake_;
  Policy policy_;
  std::uint64_t refused_count_ = 0;
};

}  // namespace lifeboat::screen
