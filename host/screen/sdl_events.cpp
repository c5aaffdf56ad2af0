#include "host/screen/sdl_events.hpp"

namespace lifeboat::screen {
namespace {

Key key_from_sdl(const SDL_Keysym& symbol) {
  if (symbol.sym >= SDLK_a && symbol.sym <= SDLK_z) {
    return static_cast<Key>(static_cast<int>(Key::a) + static_cast<int>(symbol.sym - SDLK_a));
  }
  return static_cast<Key>(symbol.scancode);  // SDL's scancodes are the USB HID usages
}

std::uint8_t modifiers_from_sdl(unsigned state) {
  std::uint8_t modifiers = k_no_modifier;
  if ((state & KMOD_CTRL) != 0) modifiers |= k_ctrl;
  if ((state & KMOD_SHIFT) != 0) modifiers |= k_shift;
  if ((state & KMOD_ALT) != 0) modifiers |= k_alt;
  if ((state & KMOD_GUI) != 0) modifiers |= k_super;
  return modifiers;
}

InputEvent key_event(const SDL_KeyboardEvent& from) {
  InputEvent event;
  event.kind = InputKind::key;
  event.is_down = from.state == SDL_PRESSED;
  event.chord = {key_from_sdl(from.keysym), modifiers_from_sdl(from.keysym.mod)};
  return event;
}

InputEvent pointer_event(float x, float y, float scale) {
  InputEvent event;
  event.kind = InputKind::pointer_move;
  event.x = x * scale;
  event.y = y * scale;
  return event;
}

std::optional<InputEvent> button_event(const SDL_MouseButtonEvent& from) {
  InputEvent event;
  event.kind = InputKind::button;
  event.is_down = from.state == SDL_PRESSED;
  switch (from.button) {
    case SDL_BUTTON_LEFT:
      event.button = 0;
      return event;
    case SDL_BUTTON_RIGHT:
      event.button = 1;
      return event;
    case SDL_BUTTON_MIDDLE:
      event.button = 2;
      return event;
    default:
      return std::nullopt;
  }
}

std::optional<InputEvent> window_event(const SDL_WindowEvent& from) {
  InputEvent event;
  switch (from.event) {
    case SDL_WINDOWEVENT_FOCUS_LOST:
      event.kind = InputKind::focus_lost;
      return event;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
      event.kind = InputKind::resize;
      return event;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<InputEvent> input_from_sdl(const SDL_Event& from, float pixels_per_point) {
  InputEvent event;
  switch (from.type) {
    case SDL_QUIT:
      event.kind = InputKind::quit;
      return event;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
      return key_event(from.key);
    case SDL_TEXTINPUT:
      event.kind = InputKind::text;
      event.text = from.text.text;
      return event;
    case SDL_MOUSEMOTION:
      return pointer_event(static_cast<float>(from.motion.x), static_cast<float>(from.motion.y), pixels_per_point);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      return button_event(from.button);
    case SDL_MOUSEWHEEL:
      event.kind = InputKind::wheel;
      event.x = from.wheel.preciseX;
      event.y = from.wheel.preciseY;
      return event;
    case SDL_WINDOWEVENT:
      return window_event(from.window);
    default:
      return std::nullopt;
  }
}

}  // namespace lifeboat::screen
