#include <array>

#include "tests/ui/demo_pages.hpp"
#include "tests/ui/harness.hpp"

namespace lifeboat::ui {
namespace {

void three_buttons(Ui& ui, std::vector<std::string>& pressed) {
  for (const char* id : {"one", "two", "three"}) {
    if (ui.button(id, id)) pressed.emplace_back(id);
  }
}

}  // namespace

TEST_CASE("three clicks queued at once are three clicks") {
  int clicks = 0;
  Harness h([&](Ui& ui) {
    if (ui.button("ok", "OK")) ++clicks;
  });
  h.click("ok", 3);
  CHECK(clicks == 3);
}

TEST_CASE("Tab reaches every button in drawing order and Enter presses it, wrapping round both ways") {
  std::vector<std::string> pressed;
  Harness h([&](Ui& ui) { three_buttons(ui, pressed); });
  for (int i = 0; i < 4; ++i) {
    h.key("Tab");
    h.key(i == 1 ? "Space" : "Enter");
  }
  CHECK(pressed == std::vector<std::string>{"one", "two", "three", "one"});
  h.key("Shift+Tab");
  CHECK(h.focused() == "three");
}

TEST_CASE("a key that is held presses what it began with, and not what stands there next") {
  int page = 1;
  Harness h([&](Ui& ui) {
    const std::string id = "next-" + std::to_string(page);
    if (!ui.button(id, "Next")) return;
    ui.focus("next-" + std::to_string(++page));
  });
  h.key("Tab");
  const std::string key = GENERATE("Enter", "Space");
  h.hold_key(key, 5);
  CHECK(page == 2);
  h.key(key);
  CHECK(page == 3);
}

TEST_CASE("Tab that is held goes on") {
  std::vector<std::string> pressed;
  Harness h([&](Ui& ui) { three_buttons(ui, pressed); });
  h.hold_key("Tab", 2);
  CHECK(h.focused() == "three");
}

TEST_CASE("the keyboard goes to the next item that can have it") {
  bool wants_it = false;
  std::vector<std::string> pressed;
  Harness h([&](Ui& ui) {
    (void)ui.button("before", "Before");
    if (std::exchange(wants_it, false)) ui.focus_next_item();
    ui.begin_disabled(true);
    (void)ui.button("disabled", "Disabled");
    ui.end_disabled();
    three_buttons(ui, pressed);
  });
  h.key("Tab");
  REQUIRE(h.focused() == "before");
  wants_it = true;
  h.settle();
  CHECK(h.focused() == "one");
}

TEST_CASE("Tab passes over disabled items") {
  std::vector<std::string> pressed;
  Harness h([&](Ui& ui) {
    (void)ui.button("first", "First");
    ui.begin_disabled(true);
    three_buttons(ui, pressed);
    ui.end_disabled();
    (void)ui.button("last", "Last");
  });
  h.key("Tab");
  h.key("Tab");
  CHECK(h.focused() == "last");
  h.click("two");
  CHECK(pressed.empty());
}

TEST_CASE("what scrolls is reached by Tab and read to its end by keys, as long as it has more than fits") {
  int lines = 60;
  Harness h([&](Ui& ui) {
    ui.begin_region("text", 0, -5, LB_REGION_SCROLL);
    for (int line = 1; line <= lines; ++line) ui.text("line");
    ui.end_region();
    (void)ui.button("ok", "OK");
  });
  const std::string last = "text-60";
  REQUIRE_FALSE(h.item(last).is_visible);
  h.key("Tab");
  REQUIRE(h.focused() == "text");
  h.key("End");
  CHECK(h.item(last).is_visible);
  h.key("Home");
  CHECK(h.item("text-1").is_visible);
  const int top = h.item("text-1").rect.y;
  h.key("Down");
  CHECK(h.item("text").value != "0 %");
  h.key("Up");
  CHECK(h.item("text-1").rect.y == top);
  h.key("PageDown");
  CHECK_FALSE(h.item("text-1").is_visible);
  h.key("Tab");
  CHECK(h.focused() == "ok");
  lines = 3;
  h.settle();
  CHECK_FALSE(h.has("text"));
}

TEST_CASE("a question longer than the window is read by keys, and begins at its harmless answer") {
  const std::string body = [] {
    std::string text;
    for (int line = 0; line < 80; ++line) text += "line\n";
    return text;
  }();
  const std::array<DialogButton, 2> buttons = {DialogButton{"do", "Do", LB_BUTTON_DANGER},
                                               DialogButton{"stay", "Stay", LB_BUTTON_NORMAL}};
  Harness h([&](Ui& ui) { (void)ui.dialog("question", "Do it?", body, buttons); });
  CHECK(h.focused() == "question/stay");
  h.key("Shift+Tab");
  REQUIRE(h.focused() == "question/body");
  h.key("Home");
  CHECK(h.item("question/body").value == "0 %");
  CHECK_FALSE(h.item("question/stay").is_visible);
}

TEST_CASE("every item of the pages that takes input is reached by Tab, at 800x600 too") {
  const auto page = GENERATE(demo::toolset, demo::controls, demo::tree_and_values);
  demo::State state;
  Harness h([&](Ui& ui) { page(ui, state); }, {800, 600});
  std::vector<std::string> expected;
  for (const Item& item : h.ui().items().items()) {
    if (item.takes_focus && item.is_enabled) expected.push_back(item.path);
  }
  std::vector<std::string> reached;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    h.key("Tab");
    for (const Item& item : h.ui().items().items()) {
      if (item.takes_focus && item.is_focused) reached.push_back(item.path);
    }
    CHECK(h.ui().items().find_focused()->is_visible);
  }
  CHECK(reached == expected);
}

TEST_CASE("a dialog takes the keyboard, keeps Tab within, and gives it back") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::controls(ui, state); });
  h.ui().focus("demo/delete");
  h.settle();
  h.key("Enter");
  CHECK(h.focused() == "demo/sure/keep");
  h.key("Tab");
  CHECK(h.focused() == "demo/sure/delete");
  h.key("Tab");
  CHECK(h.focused() == "demo/sure/keep");
  h.key("Enter");
  CHECK(state.pressed == std::vector<std::string>{"keep"});
  CHECK(h.focused() == "demo/delete");
}

TEST_CASE("Escape closes a dialog without an answer, and items behind it cannot be pressed") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::controls(ui, state); });
  h.click("demo/delete");
  REQUIRE(h.has("demo/sure"));
  CHECK(h.item("demo/ok").layer < h.ui().items().top_layer());
  h.click("demo/ok");
  CHECK(state.pressed.empty());
  h.key("Escape");
  CHECK_FALSE(h.has("demo/sure"));
  CHECK(state.pressed.empty());
}

TEST_CASE("a combo opens by Enter, its list is walked by arrows, and the choice is kept") {
  demo::State state;
  Harness h([&](Ui& ui) { demo::controls(ui, state); });
  h.ui().focus("demo/type");
  h.settle();
  h.key("Enter");
  REQUIRE(h.has("demo/type-list/2"));
  h.key("Down");
  h.key("Down");
  CHECK(h.focused() == "demo/type-list/2");
  h.key("Enter");
  CHECK(state.chosen == 2);
  CHECK_FALSE(h.has("demo/type-list/2"));
  CHECK(h.focused() == "demo/type");
  h.key("Up");
  CHECK(state.chosen == 1);
}

TEST_CASE("a shortcut works on the page, not in a field that uses the key, and not behind a dialog") {
  int refreshed = 0;
  int deleted = 0;
  bool is_open = false;
  Text text("abc");
  Harness h([&](Ui& ui) {
    (void)ui.input("name", "Name", *text.handle, 10, 0, 0);
    if (ui.shortcut("F5")) ++refreshed;
    if (ui.shortcut("Delete")) ++deleted;
    if (ui.begin_dialog("box", "Box", 0, &is_open)) {
      (void)ui.button("ok", "OK");
      ui.end_dialog();
    }
  });
  h.key("F5");
  h.key("Delete");
  CHECK(refreshed == 1);
  CHECK(deleted == 1);
  h.click("name");
  h.key("Delete");
  CHECK(deleted == 1);
  is_open = true;
  h.settle();
  h.key("F5");
  CHECK(refreshed == 1);
}

TEST_CASE("a menu bar opens by click and by its keys, below its button, and Left and Right walk along it") {
  std::vector<std::string> pressed;
  Text text("");
  Harness h([&](Ui& ui) {
    for (const char* id : {"file", "edit", "go"}) {
      if (ui.begin_menu_button(id, id, id[0] == 'e' ? "Alt+E" : "")) {
        if (ui.menu_item("one", "One", "Ctrl+O", true)) pressed.push_back(std::string(id) + "-one");
        ui.end_menu();
      }
      ui.same_line();
    }
    (void)ui.input("field", "", *text.handle, 10, 0, LB_INPUT_FOCUS);
  });
  const screen::Rect button = h.item("go").rect;
  h.key("Alt+E");
  CHECK(h.focused() == "edit-menu/one");
  CHECK(h.item("edit-menu/one").rect.y >= h.item("edit").rect.bottom());
  CHECK(h.item("edit-menu/one").rect.x < h.item("go").rect.x);
  CHECK(h.item("go").rect == button);
  h.key("Right");
  CHECK(h.focused() == "go-menu/one");
  CHECK_FALSE(h.has("edit-menu/one"));
  h.key("Right");
  h.key("Left", 2);
  CHECK(h.focused() == "edit-menu/one");
  h.key("Enter");
  CHECK(pressed == std::vector<std::string>{"edit-one"});
  CHECK(h.focused() == "field");
  h.click("file");
  h.key("Escape");
  CHECK(h.focused() == "file");
  CHECK(text.value().empty());
}

}  // namespace lifeboat::ui
