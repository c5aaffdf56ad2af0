#include "plugins/remote/viewer/remote_input.hpp"

#include <lifeboat/screen_channel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "host/base/unicode.hpp"

namespace lifeboat::remote::viewer {
namespace {

using screen::InputEvent;
using screen::InputKind;
using screen::Key;

// USB HID usages of keys; below are error codes, above nothing is assigned.
constexpr std::uint16_t k_first_usage = 4, k_last_usage = 231;
constexpr float k_wheel_units = 120;
constexpr float k_most_wheel_steps = 100;  // of one event: what a wheel can turn in a frame, generously

struct HeldModifier {
  std::uint8_t bit;
  Key key;
};
constexpr std::array k_modifiers = {
    HeldModifier{screen::k_ctrl, Key::left_ctrl}, HeldModifier{screen::k_shift, Key::left_shift},
    HeldModifier{screen::k_alt, Key::left_alt}, HeldModifier{screen::k_super, Key::left_super}};

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

std::int32_t wheel_units(float steps) {
  return static_cast<std::int32_t>(
      std::lround(std::clamp(steps, -k_most_wheel_steps, k_most_wheel_steps) * k_wheel_units));
}

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Well-formed and without control characters, for the console takes nothing else.
std::string clean(std::string_view utf8) {
  std::u16string text = utf16_from_utf8(utf8);
  std::erase_if(text, [](char16_t c) { return is_control(c); });
  return utf8_from_utf16(text);
}

}  // namespace

void RemoteInput::take(std::span<const InputEvent> events, const screen::Rect& place, screen::Size picture,
                       bool has_keyboard) {
  for (const InputEvent& event : events) {
    const bool is_typed = (event.kind == InputKind::key && event.is_down) || event.kind == InputKind::text;
    if (is_typed && !has_keyboard) continue;
    protocol::Input input;
    switch (event.kind) {
      case InputKind::pointer_move: {
        const Point at = picture_pixel(event.x, event.y, place, picture);
        input.kind = LB_INPUT_POINTER;
        input.x = at.x;
        input.y = at.y;
        sink_.send(input);
        break;
      }
      case InputKind::wheel:
        input.kind = LB_INPUT_WHEEL;
        input.x = wheel_units(event.x);
        input.y = wheel_units(event.y);
        sink_.send(input);
        break;
      case InputKind::button:
        take_button(event);
        break;
      case InputKind::key:
        take_key(event);
        break;
      case InputKind::text:
        take_text(event.text);
        break;
      case InputKind::focus_lost:
        release();
        break;
      case InputKind::resize:
      case InputKind::quit:
        break;
    }
  }
}

void RemoteInput::take_button(const InputEvent& event) {
  if (!event.is_down && held_buttons_.erase(event.button) == 0) return;
  if (event.is_down) held_buttons_.insert(event.button);
  protocol::Input input;
  input.kind = LB_INPUT_BUTTON;
  input.button = static_cast<std::uint8_t>(event.button);
  input.is_down = event.is_down;
  sink_.send(input);
}

void RemoteInput::take_key(const InputEvent& event) {
  const auto usage = static_cast<std::uint16_t>(event.chord.key);
  if (usage < k_first_usage || usage > k_last_usage) return;
  if (!event.is_down && held_keys_.erase(usage) == 0) return;  // its press was ours, or released already
  if (event.is_down) held_keys_.insert(usage);
  send_key(event.chord, event.is_down);
}

void RemoteInput::send_key(screen::KeyChord chord, bool is_down) {
  protocol::Input input;
  input.kind = LB_INPUT_KEY;
  input.usage = static_cast<std::uint16_t>(chord.key);
  input.modifiers = chord.modifiers;
  input.is_down = is_down;
  sink_.send(input);
}

void RemoteInput::take_text(std::string_view utf8) {
  const std::string text = clean(utf8);
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && end + length_of(text[end]) - begin <= protocol::k_max_text_bytes) {
      end += length_of(text[end]);
    }
    protocol::Input input;
    input.kind = LB_INPUT_TEXT;
    input.text = text.substr(begin, end - begin);
    sink_.send(std::move(input));
    begin = end;
  }
}

void RemoteInput::press(screen::KeyChord chord) {
  std::uint8_t held = screen::k_no_modifier;
  for (const HeldModifier& modifier : k_modifiers) {
    if ((chord.modifiers & modifier.bit) == 0) continue;
    held = static_cast<std::uint8_t>(held | modifier.bit);
    send_key({modifier.key, held}, true);
  }
  send_key(chord, true);
  send_key(chord, false);
  for (auto at = k_modifiers.rbegin(); at != k_modifiers.rend(); ++at) {
    if ((held & at->bit) == 0) continue;
    held = static_cast<std::uint8_t>(held & ~at->bit);
    send_key({at->key, held}, false);
  }
}

void RemoteInput::release() {
  held_keys_.clear();
  held_buttons_.clear();
  sink_.release_all();
}

}  // namespace lifeboat::remote::viewer
