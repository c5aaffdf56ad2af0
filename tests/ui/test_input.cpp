#include "tests/ui/harness.hpp"

namespace lifeboat::ui {

TEST_CASE("a field that Tab reaches is edited, its old text selected") {
  Text text("old");
  std::uint32_t answers = 0;
  Harness h([&](Ui& ui) {
    (void)ui.button("before", "Before");
    answers |= ui.input("field", "Field", *text.handle, 10, 0, 0);
  });
  h.key("Tab", 2);
  h.type("new");
  CHECK(text.value() == "new");
  CHECK(answers == LB_INPUT_CHANGED);
  h.key("Enter");
  CHECK((answers & LB_INPUT_ENTERED) != 0);
  h.key("Home");
  h.type("a ");
  CHECK(text.value() == "a new");
  h.key("Tab");
  CHECK(h.focused() == "before");
  h.type("lost");
  CHECK(text.value() == "a new");
}

TEST_CASE("keys and text in one batch keep their order") {
  Text text("");
  Harness h([&](Ui& ui) { (void)ui.input("field", "", *text.handle, 10, 0, LB_INPUT_FOCUS); });
  screen::InputEvent typed;
  typed.kind = screen::InputKind::text;
  typed.text = "ac";
  h.queue().push(typed);
  h.queue_key("Left");
  typed.text = "b";
  h.queue().push(typed);
  h.queue_key("End");
  h.queue_key("Backspace");
  h.settle();
  CHECK(text.value() == "ab");
}

TEST_CASE("characters that cannot be shown survive editing around them") {
  const std::string strange = "x\xF0\x9F\x98\x80\xE6\xBC\xA2\xED\xA0\x80\x01y";
  Text text(strange.c_str());
  Harness h([&](Ui& ui) { (void)ui.input("field", "", *text.handle, 20, 0, 0); });
  h.click("field");
  h.key("End");
  h.type("z");
  CHECK(text.value() == strange + "z");
  h.key("Ctrl+A");
  h.key("Ctrl+C");
  h.key("End");
  h.key("Ctrl+V");
  CHECK(text.value() == strange + "z" + strange + "z");
}

TEST_CASE("text that a tool sets while the field is edited is what the field shows") {
  Text text("first");
  Harness h([&](Ui& ui) { (void)ui.input("field", "", *text.handle, 10, 0, LB_INPUT_FOCUS); });
  h.type("typed");
  REQUIRE(text.value() == "typed");
  REQUIRE(ui_api().text_set(text.handle, "set") == LB_OK);
  h.settle();
  CHECK(h.item("field").value == "set");
  h.key("End");
  h.type("!");
  CHECK(text.value() == "set!");
}

TEST_CASE("hexadecimal and read-only fields refuse what they do not take") {
  Text hex("");
  Text fixed("as it is");
  Harness h([&](Ui& ui) {
    (void)ui.input("hex", "", *hex.handle, 10, 0, LB_INPUT_HEX | LB_INPUT_FOCUS);
    (void)ui.input("fixed", "", *fixed.handle, 10, 0, LB_INPUT_READ_ONLY);
  });
  h.type("1fxg");
  CHECK(hex.value() == "1f");
  h.key("Tab");
  h.type("changed");
  CHECK(fixed.value() == "as it is");
}

TEST_CASE("Enter that is held begins one line after the other in a field of many lines") {
  Text text("");
  Harness h([&](Ui& ui) { (void)ui.input("field", "", *text.handle, 10, 4, LB_INPUT_MULTILINE | LB_INPUT_FOCUS); });
  h.type("a");
  h.hold_key("Enter", 2);
  CHECK(text.value() == "a\n\n\n");
}

TEST_CASE("Enter begins a new line in a field of many lines") {
  Text text("a");
  Harness h([&](Ui& ui) { (void)ui.input("field", "", *text.handle, 10, 4, LB_INPUT_MULTILINE | LB_INPUT_FOCUS); });
  h.key("Ctrl+A");
  h.type("one");
  h.key("Enter");
  h.type("two");
  CHECK(text.value() == "one\ntwo");
  h.key("Tab");
  CHECK(text.value() == "one\ntwo");
}

TEST_CASE("a text longer than 1 MiB is refused") {
  Text text("kept");
  CHECK(ui_api().text_set(text.handle, std::string((1U << 20) + 1, 'a').c_str()) == LB_REFUSED);
  CHECK(text.value() == "kept");
  CHECK(ui_api().text_set(text.handle, std::string(1U << 20, 'a').c_str()) == LB_OK);
}

TEST_CASE("a field that is clipped away does not keep the console busy") {
  Text text("");
  Harness h([&](Ui& ui) {
    ui.begin_region("small", 10, 2, 0);
    ui.space(20);
    (void)ui.input("field", "", *text.handle, 10, 0, LB_INPUT_FOCUS);
    ui.end_region();
  });
  CHECK_FALSE(h.ui().wants_frame());
}

}  // namespace lifeboat::ui
