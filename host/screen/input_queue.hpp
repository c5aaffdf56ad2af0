// All input of a console passes here, whoever sends it: the person at the machine, a technician from afar,
// automation.
//
// ImGui loses what comes and goes within one frame, so a frame is given at most one transition of a key or button,
// one key press, and no pointer movement after a button: three clicks that arrive together are three clicks. What a
// source holds down is released when it goes away or the window loses focus; a release is never refused by the
// policy.
//
// Sources share one pointer and one keyboard, but not their say: a frame has events of one source, a click falls
// where the pointer of the source that clicks stands, and a button that one source holds does not block another's: it is
// taken from the first, and nothing comes of its press. Who releases what he does not hold releases nothing. The
// end chord is caught in `push`, on the thread that has the input, so it works while the UI thread hangs; remote
// events are never that chord, and nothing that is held or queued from afar can keep a local one from being it.
// `push`, `release_all` and `dismiss` from any thread; the rest on the UI thread.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
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
inline constexpr std::size_t k_source_count = 3;

enum class InputKind : std::uint8_t { pointer_move, button, wheel, key, text, resize, focus_lost, quit };

struct InputEvent {
  InputKind kind = InputKind::pointer_move;
  InputSource source = InputSource::local;
  float x = 0;           // pointer_move: pixels; wheel: steps to the right
  float y = 0;           // pointer_move: pixels; wheel: steps up
  int button = 0;        // 0 left, 1 right, 2 middle
  bool is_down = false;  // button, key; a key that repeats is down again
  bool is_repeat = false;  // key: it was down already; the queue says so
  // button that goes up: who pressed it is gone, so nothing may come of the press, wherever the pointer stands
  bool is_cancelled = false;
  KeyChord chord;        // key
  std::string text;      // text: UTF-8
  Size size;             // resize
  std::uint64_t id = 0;  // remote: the number by which the viewer knows it
};

// What a person or a program for him does, in contrast to what happens to a window.
[[nodiscard]] inline bool is_somebodys(const InputEvent& event) {
  return event.kind != InputKind::resize && event.kind != InputKind::focus_lost && event.kind != InputKind::quit;
}

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
  // The source lost the keyboard: everything it holds is released.
  void release_all(InputSource source);
  // The source is gone: what waits from it is dropped, what it holds is released, and a button so that no click or drag
  // comes of it. When this returns, nothing but those releases will reach a frame.
  void dismiss(InputSource source);
  // Calls `handler` at once, on the thread that pushes, when a person (or automation for him) presses `chord`; more
  // modifiers than the chord's do no harm. The press itself goes no further. An empty handler: no chord.
  void set_end_chord(KeyChord chord, std::function<void()> handler);

  void set_policy(Policy policy) { policy_ = std::move(policy); }
  // The next frame's share; what is left waits for the frame after.
  [[nodiscard]] FrameInput take_frame();
  [[nodiscard]] bool has_events() const;
  // How many events of that source wait. [any]
  [[nodiscard]] std::size_t waiting_count(InputSource source) const;
  // The id of the last remote event that a frame was given since the last `dismiss`; 0: none.
  [[nodiscard]] std::uint64_t last_remote_id() const;
  // How many events the policy has refused, so that the refusal can be shown.
  [[nodiscard]] std::uint64_t refused_count() const { return refused_count_; }
  // Readable while events wait (eventfd).
  [[nodiscard]] int wake_fd() const { return wake_.get(); }

 private:
  using Held = std::pair<InputKind, int>;
  struct Point {
    float x = 0, y = 0;
  };
  [[nodiscard]] std::shared_ptr<const std::function<void()>> end_handler(const InputEvent& event) const;
  [[nodiscard]] bool is_allowed(const InputEvent& event);
  void note_held(InputEvent& event);
  void push_locked(InputEvent event);
  void enqueue(InputEvent event);
  void bring_pointer_to(InputSource source);
  void make_way(const InputEvent& event);
  void release_locked(InputSource source);
  void enqueue_release(InputSource source, Held held, bool is_cancelled);

  mutable std::mutex mutex_;
  std::deque<InputEvent> events_;
  std::set<std::pair<InputSource, Held>> held_;
  std::array<Point, k_source_count> pointers_;  // by source
  InputSource last_mover_ = InputSource::local;
  std::uint64_t last_remote_id_ = 0;
  KeyChord end_chord_;
  std::shared_ptr<const std::function<void()>> on_end_;
  UniqueFd wake_;
  Policy policy_;
  std::uint64_t refused_count_ = 0;
};

}  // namespace lifeboat::screen
