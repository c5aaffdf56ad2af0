// The keyboard of the person at the machine: with a layout of ours once one was chosen, else as the display has it.
// A technician's keyboard is his own: his viewer sends letters and texts, and this rules none of them. Any thread: the
// display's thread asks, the UI thread chooses.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/screen/input_queue.hpp"
#include "host/screen/keyboard_layout.hpp"

namespace lifeboat::screen {

class LocalKeyboard {
 public:
  // "": as the display has it. A layout that there is not changes nothing.
  [[nodiscard]] Status choose(const std::string& layout);
  [[nodiscard]] std::string layout() const;
  [[nodiscard]] bool has_layout() const;

  // What a place that goes down or up means by the layout: the key, and the text that it writes. Without a layout
  // the key alone.
  [[nodiscard]] std::vector<InputEvent> events(Key place, bool is_down, bool is_repeat = false);
  void release_all();

 private:
  mutable std::mutex mutex_;
  std::string name_;
  std::optional<KeyboardLayout> layout_;
};

}  // namespace lifeboat::screen
