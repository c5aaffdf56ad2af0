#include "host/ui/automation_input.hpp"

#include <array>
#include <ranges>
#include <utility>
#include <vector>

namespace lifeboat::ui {
namespace {

using screen::InputEvent;
using screen::InputKind;

InputEvent automation_event(InputKind kind) {
  InputEvent event;
  event.kind = kind;
  event.source = screen::InputSource::automation;
  return event;
}

// The chord's modifiers first, as fingers do.
std::vector<screen::Key> places_of(screen::KeyChord chord) {
  static constexpr std::array<std::pair<screen::Modifier, screen::Key>, 4> k_modifiers = {
      {{screen::k_ctrl, screen::Key::left_ctrl},
       {screen::k_shift, screen::Key::left_shift},
       {screen::k_alt, screen::Key::left_alt},
       {screen::k_super, screen::Key::left_super}}};
  std::vector<screen::Key> places;
  for (const auto& [modifier, place] : k_modifiers) {
    if ((chord.modifiers & modifier) != 0) places.push_back(place);
  }
  places.push_back(chord.key);
  return places;
}

}  // namespace

void push_move(const AutomationTarget& target, int x, int y) {
  InputEvent move = automation_event(InputKind::pointer_move);
  move.x = static_cast<float>(x);
  move.y = static_cast<float>(y);
  target.input.push(move);
}

void push_button(const AutomationTarget& target, int button, bool is_down) {
  InputEvent event = automation_event(InputKind::button);
  event.button = button;
  event.is_down = is_down;
  target.input.push(event);
}

void push_click(const AutomationTarget& target, int button) {
  push_button(target, button, true);
  push_button(target, button, false);
}

void push_key(const AutomationTarget& target, screen::KeyChord chord, bool is_down) {
  InputEvent event = automation_event(InputKind::key);
  event.chord = chord;
  event.is_down = is_down;
  target.input.push(event);
}

void push_chord(const AutomationTarget& target, screen::KeyChord chord) {
  push_key(target, chord, true);
  push_key(target, chord, false);
}

void push_places(const AutomationTarget& target, screen::KeyChord places) {
  const auto push = [&](screen::Key place, bool is_down) {
    for (InputEvent& event : target.keyboard.events(place, is_down)) {
      event.source = screen::InputSource::automation;
      target.input.push(std::move(event));
    }
  };
  const std::vector<screen::Key> keys = places_of(places);
  for (const screen::Key place : keys) push(place, true);
  for (const screen::Key place : keys | std::views::reverse) push(place, false);
}

void push_text(const AutomationTarget& target, std::string text) {
  InputEvent event = automation_event(InputKind::text);
  event.text = std::move(text);
  target.input.push(std::move(event));
}

void push_quit(const AutomationTarget& target) { target.input.push(automation_event(InputKind::quit)); }

}  // namespace lifeboat::ui
