// Keys by the numbers of USB HID usages (page 7), which SDL, evdev tables and the remote protocol share. A letter is
// the letter that the person's layout puts there, not the place on the keyboard: Ctrl+A is Ctrl+A on AZERTY too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "host/base/error.hpp"

namespace lifeboat::screen {

enum class Key : std::uint16_t {
  none = 0,
  a = 4,
  c = 6,
  v = 25,
  x = 27,
  y = 28,
  z = 29,
  digit_1 = 30,
  digit_0 = 39,
  enter = 40,
  escape = 41,
  backspace = 42,
  tab = 43,
  space = 44,
  f1 = 58,
  f10 = 67,
  f12 = 69,
  insert = 73,
  home = 74,
  page_up = 75,
  remove = 76,
  end = 77,
  page_down = 78,
  right = 79,
  left = 80,
  down = 81,
  up = 82,
  keypad_enter = 88,
  menu = 101,
  left_ctrl = 224,
  left_shift = 225,
  left_alt = 226,
  left_super = 227,
  right_ctrl = 228,
  right_shift = 229,
  right_alt = 230,
  right_super = 231,
};

enum Modifier : std::uint8_t { k_no_modifier = 0, k_ctrl = 1, k_shift = 2, k_alt = 4, k_super = 8 };

struct KeyChord {
  Key key = Key::none;
  std::uint8_t modifiers = k_no_modifier;
  bool operator==(const KeyChord&) const = default;
};

// "Ctrl+Shift+F", "Enter", "F5", "Delete": any case.
[[nodiscard]] Result<KeyChord> parse_chord(std::string_view text);

}  // namespace lifeboat::screen
