// Turns what the window's picture was given into inputs for the console. Keys travel as code and text apart: text
// types, codes serve shortcuts. Remembers what is held, so that nothing stays pressed at the console when the window,
// the picture or the link is gone. UI thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string_view>

#include "host/screen/input_queue.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/viewer/picture_layout.hpp"

namespace lifeboat::remote::viewer {

class RemoteInput {
 public:
  struct Sink {
    std::function<void(protocol::Input)> send;
    std::function<void()> release_all;
  };
  explicit RemoteInput(Sink sink) : sink_(std::move(sink)) {}

  // Places are pixels of the picture's room. Without the keyboard, presses of keys are not ours; releases always are.
  void take(std::span<const screen::InputEvent> events, const screen::Rect& place, screen::Size picture,
            bool has_keyboard = true);
  // Presses and releases a chord that the local system would keep for itself.
  void press(screen::KeyChord chord);
  // Lets go of everything; also what the console holds without our knowing.
  void release();
  [[nodiscard]] bool holds_anything() const { return !held_keys_.empty() || !held_buttons_.empty(); }

 private:
  void take_key(const screen::InputEvent& event);
  void take_button(const screen::InputEvent& event);
  void take_text(std::string_view utf8);
  void send_key(screen::KeyChord chord, bool is_down);

  Sink sink_;
  std::set<std::uint16_t> held_keys_;
  std::set<int> held_buttons_;
};

}  // namespace lifeboat::remote::viewer
