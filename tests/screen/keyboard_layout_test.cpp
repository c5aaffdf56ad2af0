#include "host/screen/keyboard_layout.hpp"

#include <catch2/catch.hpp>

#include "host/screen/local_keyboard.hpp"

using namespace lifeboat::screen;

namespace {

constexpr auto k_left_bracket = static_cast<Key>(47);  // USB HID: the key right of P
constexpr auto k_q = static_cast<Key>(20);
constexpr auto k_e = static_cast<Key>(8);

KeyboardLayout layout(const char* name) {
  auto made = KeyboardLayout::create(name);
  REQUIRE(made);
  return std::move(*made);
}

std::string typed(KeyboardLayout& keyboard, Key place) {
  const auto stroke = keyboard.press(place);
  (void)keyboard.release(place);
  return stroke.text;
}

}  // namespace

TEST_CASE("a French keyboard writes what stands on its keys") {
  auto keyboard = layout("fr");
  CHECK(typed(keyboard, k_q) == "a");
  CHECK(typed(keyboard, Key::a) == "q");
  CHECK(typed(keyboard, Key::digit_1) == "&");
  (void)keyboard.press(Key::left_shift);
  CHECK(typed(keyboard, Key::digit_1) == "1");
  (void)keyboard.release(Key::left_shift);
  (void)keyboard.press(Key::right_alt);  // AltGr
  CHECK(typed(keyboard, Key::digit_0) == "@");
}

TEST_CASE("a dead key waits for its letter") {
  auto keyboard = layout("fr");
  CHECK(typed(keyboard, k_left_bracket).empty());
  CHECK(typed(keyboard, k_e) == "ê");
  CHECK(typed(keyboard, k_e) == "e");
}

TEST_CASE("a shortcut is the letter of the layout and writes nothing") {
  auto keyboard = layout("fr");
  (void)keyboard.press(Key::left_ctrl);
  const auto stroke = keyboard.press(k_q);
  CHECK(stroke.chord == KeyChord{Key::a, k_ctrl});
  CHECK(stroke.text.empty());
}

TEST_CASE("a layout without Latin letters keeps shortcuts where they are on the keyboard") {
  auto keyboard = layout("ru");
  CHECK(typed(keyboard, k_q) == "й");
  (void)keyboard.press(Key::left_ctrl);
  CHECK(keyboard.press(Key::a).chord == KeyChord{Key::a, k_ctrl});
}

TEST_CASE("keys that write nothing have no text") {
  auto keyboard = layout("us(intl)");
  for (const Key key : {Key::enter, Key::tab, Key::escape, Key::backspace, Key::f1, Key::left, Key::remove}) {
    CHECK(keyboard.press(key).text.empty());
  }
}

TEST_CASE("what is held is forgotten when the keyboard goes elsewhere") {
  auto keyboard = layout("us");
  (void)keyboard.press(Key::left_shift);
  keyboard.release_all();
  CHECK(typed(keyboard, k_q) == "q");
}

TEST_CASE("a name that is no layout is refused, whatever it says") {
  for (const char* name : {"", "xx", "fr,us", "../fr", "fr(nothing)", "fr(", "fr)"}) {
    CHECK_FALSE(KeyboardLayout::create(name));
  }
  CHECK_FALSE(KeyboardLayout::create(std::string(1000, 'a')));
}

TEST_CASE("without a layout of ours a place is its key, and a bad choice keeps the last good one") {
  LocalKeyboard keyboard;
  CHECK(keyboard.events(k_q, true).size() == 1);
  REQUIRE(keyboard.choose("fr"));
  CHECK_FALSE(keyboard.choose("nowhere"));
  CHECK(keyboard.layout() == "fr");
  const auto events = keyboard.events(k_q, true);
  REQUIRE(events.size() == 2);
  CHECK(events[1].text == "a");
  REQUIRE(keyboard.choose(""));
  CHECK_FALSE(keyboard.has_layout());
}
