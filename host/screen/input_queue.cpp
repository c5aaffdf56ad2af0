#include "host/screen/input_queue.hpp"

#include <sys/eventfd.h>

#include <algorithm>

namespace lifeboat::screen {
namespace {

bool is_transition(const InputEvent& event) {
  return event.kind == InputKind::button || event.kind == InputKind::key;
}

bool is_press(const InputEvent& event) { return is_transition(event) && event.is_down; }
bool is_release(const InputEvent& event) { return is_transition(event) && !event.is_down; }

std::pair<InputKind, int> what(const InputEvent& event) {
  return {event.kind, event.kind == InputKind::key ? static_cast<int>(event.chord.key) : event.button};
}

bool types_text(const KeyChord& chord) {
  const bool is_plain = (chord.modifiers & (k_ctrl | k_alt | k_super)) == 0;
  const bool is_sign =
      (chord.key >= Key::a && chord.key <= Key::digit_0) || (chord.key >= Key::space && chord.key < Key::f1);
  return is_plain && is_sign;
}

// Whether `event` must wait for the frame after the one that already has `frame`.
bool must_wait(const std::vector<InputEvent>& frame, const InputEvent& event) {
  for (const auto& earlier : frame) {
    if (is_somebodys(earlier) && is_somebodys(event) && earlier.source != event.source) return true;
    if (is_transition(earlier) && is_transition(event) && what(earlier) == what(event)) return true;
    if (earlier.kind == InputKind::key && earlier.is_down && event.kind == InputKind::key && event.is_down)
      return true;
    if (earlier.kind == InputKind::button && event.kind == InputKind::pointer_move) return true;
    // Text keeps its place among the keys: what a text field gets within one frame has no order.
    if (earlier.kind == InputKind::text && is_press(event)) return true;
    const bool after_command = earlier.kind == InputKind::key && earlier.is_down && !types_text(earlier.chord);
    if (after_command && event.kind == InputKind::text) return true;
    if (earlier.kind == InputKind::resize || earlier.kind == InputKind::quit) return true;
  }
  return false;
}

void cut_text(std::string& text) {
  if (text.size() <= k_max_text_event_bytes) return;
  std::size_t end = k_max_text_event_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
}

}  // namespace

InputQueue::InputQueue() : wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void InputQueue::push(InputEvent event) {
  std::shared_ptr<const std::function<void()>> handler;
  {
    const std::scoped_lock lock(mutex_);
    handler = end_handler(event);
    if (!handler) push_locked(std::move(event));
  }
  if (handler) (*handler)();
}

std::shared_ptr<const std::function<void()>> InputQueue::end_handler(const InputEvent& event) const {
  const bool is_chord = on_end_ && event.source != InputSource::remote && event.kind == InputKind::key &&
                        event.is_down && event.chord.key == end_chord_.key &&
                        (event.chord.modifiers & end_chord_.modifiers) == end_chord_.modifiers;
  return is_chord ? on_end_ : nullptr;
}

void InputQueue::set_end_chord(KeyChord chord, std::function<void()> handler) {
  const std::scoped_lock lock(mutex_);
  end_chord_ = chord;
  on_end_ = handler ? std::make_shared<const std::function<void()>>(std::move(handler)) : nullptr;
}

void InputQueue::push_locked(InputEvent event) {
  if (events_.size() >= k_max_queued_events && !is_release(event) && event.kind != InputKind::quit) return;
  // It was taken from him meanwhile: what is down now is another's.
  if (is_release(event) && !held_.contains({event.source, what(event)})) return;
  cut_text(event.text);
  make_way(event);
  enqueue(std::move(event));
}

// The pointer goes to where this source has it, unless it is there.
void InputQueue::bring_pointer_to(InputSource source) {
  if (last_mover_ == source) return;
  last_mover_ = source;
  InputEvent move;
  move.source = source;
  move.x = pointers_[static_cast<std::size_t>(source)].x;
  move.y = pointers_[static_cast<std::size_t>(source)].y;
  enqueue(std::move(move));
}

// Another source may have moved the pointer meanwhile, or hold the very button: then that is taken from it, and nothing
// comes of its press. Who clicks End must not complete the technician's click on Save.
void InputQueue::make_way(const InputEvent& event) {
  if (event.kind == InputKind::pointer_move) {
    pointers_[static_cast<std::size_t>(event.source)] = {event.x, event.y};
    last_mover_ = event.source;
  }
  if (event.kind != InputKind::button && event.kind != InputKind::wheel) return;
  for (const auto source : {InputSource::local, InputSource::remote, InputSource::automation}) {
    const bool is_in_the_way = event.kind == InputKind::button && event.is_down && source != event.source;
    if (!is_in_the_way || !held_.contains({source, what(event)})) continue;
    enqueue_release(source, what(event), true);
    last_mover_ = source;  // a cancelled button leaves the pointer nowhere
  }
  bring_pointer_to(event.source);
}

void InputQueue::enqueue(InputEvent event) {
  const bool follows_move = !events_.empty() && events_.back().kind == InputKind::pointer_move &&
                            events_.back().source == event.source && event.kind == InputKind::pointer_move;
  if (follows_move) {
    events_.back() = std::move(event);
  } else {
    note_held(event);
    events_.push_back(std::move(event));
  }
  ::eventfd_write(wake_.get(), 1);
}

void InputQueue::note_held(InputEvent& event) {
  if (!is_transition(event)) return;
  if (event.is_down) {
    event.is_repeat = !held_.insert({event.source, what(event)}).second;
  } else {
    held_.erase({event.source, what(event)});
  }
}

void InputQueue::release_all(InputSource source) {
  const std::scoped_lock lock(mutex_);
  release_locked(source);
}

void InputQueue::dismiss(InputSource source) {
  const std::scoped_lock lock(mutex_);
  std::set<Held> down;
  for (const auto& [from, thing] : held_) {
    if (from == source) down.insert(thing);
  }
  // A release that waits belongs to a press that a frame may have seen: on its way it would complete the click.
  for (const InputEvent& event : events_) {
    if (event.source == source && is_release(event)) down.insert(what(event));
  }
  std::erase_if(events_, [&](const InputEvent& event) { return event.source == source && is_somebodys(event); });
  for (const Held& thing : down) enqueue_release(source, thing, true);
  last_mover_ = source;  // a cancelled button leaves the pointer nowhere
  if (source == InputSource::remote) last_remote_id_ = 0;
}

void InputQueue::release_locked(InputSource source) {
  const auto held = held_;
  for (const auto& [from, thing] : held) {
    if (from == source) enqueue_release(source, thing, false);
  }
}

void InputQueue::enqueue_release(InputSource source, Held held, bool is_cancelled) {
  InputEvent release;
  release.kind = held.first;
  release.source = source;
  release.button = held.first == InputKind::button ? held.second : 0;
  release.chord.key = held.first == InputKind::key ? static_cast<Key>(held.second) : Key::none;
  release.is_cancelled = is_cancelled && held.first == InputKind::button;
  enqueue(std::move(release));
}

bool InputQueue::is_allowed(const InputEvent& event) {
  if (!policy_ || is_release(event) || policy_(event)) return true;
  ++refused_count_;
  return false;
}

FrameInput InputQueue::take_frame() {
  const std::scoped_lock lock(mutex_);
  FrameInput frame;
  while (!events_.empty() && !must_wait(frame.events, events_.front())) {
    InputEvent event = std::move(events_.front());
    events_.pop_front();
    if (event.source == InputSource::remote && event.id != 0) last_remote_id_ = event.id;
    if (is_allowed(event)) frame.events.push_back(std::move(event));
  }
  if (events_.empty()) {
    eventfd_t ignored = 0;
    ::eventfd_read(wake_.get(), &ignored);
  }
  return frame;
}

std::size_t InputQueue::waiting_count(InputSource source) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(
      std::ranges::count_if(events_, [&](const InputEvent& event) { return event.source == source; }));
}

std::uint64_t InputQueue::last_remote_id() const {
  const std::scoped_lock lock(mutex_);
  return last_remote_id_;
}

bool InputQueue::has_events() const {
  const std::scoped_lock lock(mutex_);
  return !events_.empty();
}

}  // namespace lifeboat::screen
