#include <catch2/catch.hpp>

#include "host/session/input_guard.hpp"

namespace lifeboat::session {
namespace {

using screen::InputEvent;
using screen::InputKind;
using screen::InputSource;

struct Window {
  Window() {
    add("page/button", {0, 100, 50, 20}, false);
    add("session/banner/end", {100, 0, 50, 20}, true);
    add("save/confirm", {0, 200, 50, 20}, false);
    add("tabs/toolset", {0, 50, 50, 20}, false);
    items.end_frame(0);
  }
  void add(const char* path, screen::Rect rect, bool is_focused) {
    ui::Item item;
    item.path = path;
    item.rect = rect;
    item.is_focused = is_focused;
    items.add(std::move(item));
  }

  bool may_click(InputSource source, float x, float y) {
    InputEvent event;
    event.source = source;
    event.x = x;
    event.y = y;
    CHECK(guard.allows(event));
    event.kind = InputKind::button;
    event.is_down = true;
    return guard.allows(event);
  }

  bool may_press(InputSource source, const char* chord) {
    InputEvent event;
    event.kind = InputKind::key;
    event.source = source;
    event.chord = *screen::parse_chord(chord);
    event.is_down = true;
    return guard.allows(event);
  }

  ui::ItemRegistry items;
  InputGuard guard{items};
};

}  // namespace

TEST_CASE("remote input is nobody's while the screen is not served") {
  Window window;
  CHECK_FALSE(window.may_press(InputSource::remote, "A"));
  CHECK(window.may_press(InputSource::local, "A"));
}

TEST_CASE("a technician presses what he likes but the person's own questions") {
  Window window;
  window.guard.set_rules({.is_remote_allowed = true});
  CHECK(window.may_click(InputSource::remote, 10, 110));
  CHECK_FALSE(window.may_click(InputSource::remote, 110, 10));
  // The keyboard stands on End.
  CHECK_FALSE(window.may_press(InputSource::remote, "Enter"));
  CHECK(window.may_press(InputSource::remote, "Tab"));
  CHECK(window.may_press(InputSource::local, "Enter"));
  CHECK(window.may_click(InputSource::automation, 110, 10));
  CHECK(window.may_click(InputSource::remote, 10, 210));
  window.guard.set_rules({.is_remote_allowed = true, .is_save_local = true});
  CHECK_FALSE(window.may_click(InputSource::remote, 10, 210));
  CHECK(window.may_click(InputSource::local, 10, 210));
}

TEST_CASE("in front of a tool that is the technician's alone the person keeps End and the tabs") {
  Window window;
  window.guard.set_rules({.is_remote_allowed = true, .is_page_locked = true});
  for (const auto source : {InputSource::local, InputSource::automation}) {
    CHECK_FALSE(window.may_click(source, 10, 110));
    CHECK(window.may_click(source, 110, 10));
    CHECK(window.may_click(source, 10, 60));
    CHECK(window.may_press(source, "Enter"));
  }
  CHECK(window.may_click(InputSource::remote, 10, 110));
}

TEST_CASE("in front of a tool that is the technician's alone no key of the person's reaches a shortcut of the tool") {
  Window window;
  window.guard.set_rules({.is_remote_allowed = true, .is_page_locked = true});
  // The keyboard stands on End, the tool's page listens all the same.
  for (const char* chord : {"Delete", "F5", "Ctrl+L", "Ctrl+Tab", "Ctrl+Enter", "Left", "Escape"}) {
    CAPTURE(chord);
    CHECK_FALSE(window.may_press(InputSource::local, chord));
  }
  for (const char* chord : {"Tab", "Shift+Tab", "Enter", "Space"}) {
    CAPTURE(chord);
    CHECK(window.may_press(InputSource::local, chord));
  }
}

}  // namespace lifeboat::session
