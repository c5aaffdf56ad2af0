#include "host/screen/local_keyboard.hpp"

#include <utility>

namespace lifeboat::screen {
namespace {

InputEvent key_event(KeyChord chord, bool is_down) {
  InputEvent event;
  event.kind = InputKind::key;
  event.chord = chord;
  event.is_down = is_down;
  return event;
}

}  // namespace

Status LocalKeyboard::choose(const std::string& layout) {
  std::optional<KeyboardLayout> chosen;
  if (!layout.empty()) {
    auto made = KeyboardLayout::create(layout);
    if (!made) return tl::unexpected<Error>(made.error());
    chosen = std::move(*made);
  }
  const std::scoped_lock lock(mutex_);
  layout_ = std::move(chosen);
  name_ = layout;
  return {};
}

std::string LocalKeyboard::layout() const {
  const std::scoped_lock lock(mutex_);
  return name_;
}

bool LocalKeyboard::has_layout() const {
  const std::scoped_lock lock(mutex_);
  return layout_.has_value();
}

std::vector<InputEvent> LocalKeyboard::events(Key place, bool is_down, bool is_repeat) {
  const std::scoped_lock lock(mutex_);
  if (!layout_) return {key_event({place, k_no_modifier}, is_down)};
  if (!is_down) return {key_event(layout_->release(place), false)};
  KeyboardLayout::Stroke stroke = layout_->press(place, is_repeat);
  std::vector<InputEvent> events = {key_event(stroke.chord, true)};
  if (stroke.text.empty()) return events;
  InputEvent text;
  text.kind = InputKind::text;
  text.text = std::move(stroke.text);
  events.push_back(std::move(text));
  return events;
}

void LocalKeyboard::release_all() {
  const std::scoped_lock lock(mutex_);
  if (layout_) layout_->release_all();
}

}  // namespace lifeboat::screen
