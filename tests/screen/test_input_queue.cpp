#include <poll.h>

#include <catch2/catch.hpp>

#include "host/screen/input_queue.hpp"

namespace lifeboat::screen {
namespace {

InputEvent button(bool is_down, InputSource source = InputSource::local) {
  InputEvent event;
  event.kind = InputKind::button;
  event.is_down = is_down;
  event.source = source;
  return event;
}

InputEvent key(Key which, bool is_down, InputSource source = InputSource::local) {
  InputEvent event;
  event.kind = InputKind::key;
  event.chord.key = which;
  event.is_down = is_down;
  event.source = source;
  return event;
}

InputEvent move(float x) {
  InputEvent event;
  event.x = x;
  return event;
}

InputEvent text(const char* what) {
  InputEvent event;
  event.kind = InputKind::text;
  event.text = what;
  return event;
}

bool is_readable(int fd) {
  pollfd waiting{fd, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

std::vector<std::size_t> frame_sizes(InputQueue& queue) {
  std::vector<std::size_t> sizes;
  while (queue.has_events()) sizes.push_back(queue.take_frame().events.size());
  return sizes;
}

}  // namespace

TEST_CASE("a press and a release queued together come in two frames") {
  InputQueue queue;
  for (int i = 0; i < 3; ++i) {
    queue.push(button(true));
    queue.push(button(false));
  }
  CHECK(frame_sizes(queue) == std::vector<std::size_t>(6, 1));
}

TEST_CASE("a key that is down already repeats, of each source for itself") {
  InputQueue queue;
  for (const auto& [is_down, source] : {std::pair{true, InputSource::local},
                                        {true, InputSource::local},
                                        {true, InputSource::remote},
                                        {false, InputSource::local},
                                        {true, InputSource::local}}) {
    queue.push(key(Key::enter, is_down, source));
  }
  std::vector<bool> repeats;
  while (queue.has_events()) {
    for (const InputEvent& event : queue.take_frame().events) repeats.push_back(event.is_repeat);
  }
  CHECK(repeats == std::vector<bool>{false, true, false, false, false});
}

TEST_CASE("a frame has one key press, and text keeps its place among the keys") {
  InputQueue queue;
  queue.push(key(Key::a, true));
  queue.push(text("a"));
  queue.push(key(Key::left, true));
  queue.push(text("b"));
  CHECK(frame_sizes(queue) == std::vector<std::size_t>{2, 1, 1});
}

TEST_CASE("the pointer does not move after a button within a frame, and moves in a row are one") {
  InputQueue queue;
  queue.push(move(1));
  queue.push(move(2));
  queue.push(button(true));
  queue.push(move(3));
  const auto first = queue.take_frame();
  REQUIRE(first.events.size() == 2);
  CHECK(first.events[0].x == 2);
  CHECK(queue.take_frame().events.at(0).x == 3);
}

TEST_CASE("the queue's descriptor is readable exactly while events wait") {
  InputQueue queue;
  CHECK_FALSE(is_readable(queue.wake_fd()));
  queue.push(button(true));
  queue.push(button(false));
  (void)queue.take_frame();
  CHECK(is_readable(queue.wake_fd()));
  (void)queue.take_frame();
  CHECK_FALSE(is_readable(queue.wake_fd()));
}

TEST_CASE("what a source holds is released when it goes away, and nothing else is") {
  InputQueue queue;
  queue.push(button(true, InputSource::remote));
  queue.push(key(Key::a, true, InputSource::remote));
  queue.push(key(Key::a, true, InputSource::local));
  while (queue.has_events()) (void)queue.take_frame();
  queue.release_all(InputSource::remote);
  int releases = 0;
  while (queue.has_events()) {
    for (const auto& event : queue.take_frame().events) {
      CHECK_FALSE(event.is_down);
      CHECK(event.source == InputSource::remote);
      ++releases;
    }
  }
  CHECK(releases == 2);
  queue.release_all(InputSource::remote);
  CHECK_FALSE(queue.has_events());
}

TEST_CASE("the policy refuses by source, counts it, and never refuses a release") {
  InputQueue queue;
  queue.set_policy([](const InputEvent& event) { return event.source != InputSource::remote; });
  queue.push(key(Key::a, true, InputSource::remote));
  queue.push(key(Key::a, false, InputSource::remote));
  queue.push(key(Key::c, true, InputSource::local));
  std::vector<InputEvent> seen;
  while (queue.has_events()) {
    for (const auto& event : queue.take_frame().events) seen.push_back(event);
  }
  REQUIRE(seen.size() == 2);
  CHECK_FALSE(seen[0].is_down);
  CHECK(seen[1].source == InputSource::local);
  CHECK(queue.refused_count() == 1);
}

TEST_CASE("a flood is dropped, but no release and no quit") {
  InputQueue queue;
  queue.push(key(Key::a, true));
  for (std::size_t i = 0; i < 2 * k_max_queued_events; ++i) queue.push(text("x"));
  queue.push(key(Key::a, false));
  std::size_t count = 0;
  bool has_release = false;
  while (queue.has_events()) {
    for (const auto& event : queue.take_frame().events) {
      ++count;
      has_release = has_release || (event.kind == InputKind::key && !event.is_down);
    }
  }
  CHECK(count <= k_max_queued_events + 1);
  CHECK(has_release);
}

TEST_CASE("a frame has events of one source") {
  InputQueue queue;
  queue.push(key(Key::a, true, InputSource::local));
  queue.push(button(true, InputSource::remote));
  CHECK(queue.take_frame().events.size() == 1);
  // The remote pointer stood elsewhere, as far as the queue knows.
  const auto second = queue.take_frame();
  REQUIRE_FALSE(second.events.empty());
  CHECK(second.events.back().source == InputSource::remote);
}

TEST_CASE("a click falls where the pointer of its source stands") {
  InputQueue queue;
  queue.push(move(10));
  InputEvent away = move(500);
  away.source = InputSource::remote;
  queue.push(away);
  queue.push(button(true));
  std::vector<InputEvent> seen;
  while (queue.has_events()) {
    for (const auto& event : queue.take_frame().events) seen.push_back(event);
  }
  REQUIRE(seen.size() == 4);
  CHECK(seen[2].kind == InputKind::pointer_move);
  CHECK(seen[2].source == InputSource::local);
  CHECK(seen[2].x == 10);
  CHECK(seen[3].kind == InputKind::button);
}

TEST_CASE("a button that another source holds is taken from it first, and its own release is nothing then") {
  InputQueue queue;
  queue.push(button(true, InputSource::remote));
  queue.push(button(true, InputSource::local));
  queue.push(button(false, InputSource::remote));
  std::vector<InputEvent> buttons;
  while (queue.has_events()) {
    for (const auto& event : queue.take_frame().events) {
      if (event.kind == InputKind::button) buttons.push_back(event);
    }
  }
  REQUIRE(buttons.size() == 3);
  CHECK(buttons[1].source == InputSource::remote);
  CHECK_FALSE(buttons[1].is_down);
  CHECK(buttons[1].is_cancelled);
  CHECK(buttons[2].is_down);
  CHECK(buttons[2].source == InputSource::local);
}

TEST_CASE("a source that is dismissed leaves releases only, and its numbers begin anew") {
  InputQueue queue;
  InputEvent first = key(Key::a, true, InputSource::remote);
  first.id = 7;
  queue.push(first);
  (void)queue.take_frame();
  CHECK(queue.last_remote_id() == 7);
  queue.push(key(Key::c, true, InputSource::remote));
  queue.push(key(Key::x, true, InputSource::local));
  queue.dismiss(InputSource::remote);
  CHECK(queue.last_remote_id() == 0);
  int presses = 0;
  int releases = 0;
  while (queue.has_events()) {
    for (const auto& event : queue.take_frame().events) {
      (event.is_down ? presses : releases) += 1;
      CHECK((event.source == InputSource::local) == event.is_down);
    }
  }
  CHECK(presses == 1);
  CHECK(releases == 2);
}

TEST_CASE("nothing comes of what a dismissed source holds or has on its way, and others keep theirs") {
  InputQueue queue;
  SECTION("held") {
    queue.push(button(true, InputSource::remote));
    (void)queue.take_frame();
  }
  SECTION("its release waits") {
    queue.push(button(true, InputSource::remote));
    queue.push(button(false, InputSource::remote));
    CHECK(queue.take_frame().events.back().is_down);
  }
  InputEvent typed = text("of the technician's");
  typed.source = InputSource::remote;
  queue.push(typed);
  queue.push(text("mine"));
  queue.dismiss(InputSource::remote);
  std::vector<InputEvent> left;
  while (queue.has_events()) {
    for (auto& event : queue.take_frame().events) left.push_back(std::move(event));
  }
  REQUIRE(left.size() == 2);
  CHECK(left[0].text == "mine");
  CHECK(left[1].kind == InputKind::button);
  CHECK_FALSE(left[1].is_down);
  CHECK(left[1].is_cancelled);
}

TEST_CASE("after a cancelled button a click of another source falls where its own pointer stands") {
  InputQueue queue;
  queue.push(move(30));
  queue.push(button(true, InputSource::remote));
  (void)queue.take_frame();
  queue.dismiss(InputSource::remote);
  (void)queue.take_frame();
  queue.push(button(true));
  const FrameInput frame = queue.take_frame();
  REQUIRE(frame.events.size() == 2);
  CHECK(frame.events[0].kind == InputKind::pointer_move);
  CHECK(frame.events[0].x == 30);
}

TEST_CASE("the end chord is caught on the pushing thread and goes no further; a remote one is a key like others") {
  InputQueue queue;
  int ends = 0;
  queue.set_end_chord({Key::escape, k_ctrl | k_alt}, [&] {
    ++ends;
    queue.dismiss(InputSource::remote);  // the handler may use the queue
  });
  InputEvent chord = key(Key::escape, true);
  chord.chord.modifiers = k_ctrl;
  queue.push(chord);
  CHECK(ends == 0);
  chord.chord.modifiers = k_ctrl | k_alt | k_shift;
  queue.push(chord);
  CHECK(ends == 1);
  chord.source = InputSource::remote;
  queue.push(chord);
  CHECK(ends == 1);
  chord.source = InputSource::automation;
  queue.push(chord);
  CHECK(ends == 2);
  chord.is_down = false;
  queue.push(chord);
  CHECK(ends == 2);
  queue.set_end_chord({}, nullptr);
  chord.is_down = true;
  queue.push(chord);
  CHECK(ends == 2);
}

TEST_CASE("chords are read in any case, and nonsense is refused") {
  CHECK(parse_chord("Ctrl+F")->key == static_cast<Key>(9));
  CHECK(parse_chord("ctrl+shift+TAB")->modifiers == (k_ctrl | k_shift));
  CHECK(parse_chord("F12")->key == Key::f12);
  CHECK(parse_chord("Delete")->key == Key::remove);
  for (const char* wrong : {"", "+", "Ctrl+", "F13", "F0", "Hyper+A", "Ctrl+Ctrl", "é"}) {
    INFO(wrong);
    CHECK_FALSE(parse_chord(wrong));
  }
}

TEST_CASE("who presses a button that another holds presses where his own pointer is, and nothing comes of the other press") {
  InputQueue queue;
  const auto push = [&](InputSource source, InputKind kind, float x, bool is_down) {
    InputEvent event;
    event.source = source;
    event.kind = kind;
    event.x = x;
    event.is_down = is_down;
    queue.push(std::move(event));
  };
  push(InputSource::local, InputKind::pointer_move, 100, false);
  push(InputSource::local, InputKind::button, 0, true);
  push(InputSource::remote, InputKind::pointer_move, 700, false);
  push(InputSource::remote, InputKind::button, 0, true);
  std::vector<InputEvent> seen;
  while (queue.has_events()) {
    for (InputEvent& event : queue.take_frame().events) seen.push_back(std::move(event));
  }
  float pointer = 0;
  for (const InputEvent& event : seen) {
    if (event.kind == InputKind::pointer_move) pointer = event.x;
    if (event.kind != InputKind::button) continue;
    CHECK(event.is_cancelled == !event.is_down);
    if (event.is_down) CHECK(pointer == (event.source == InputSource::local ? 100 : 700));
  }
  CHECK(std::ranges::count(seen, InputKind::button, &InputEvent::kind) == 3);
}

}  // namespace lifeboat::screen
