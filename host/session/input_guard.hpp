// Whose input may reach what: the InputQueue's policy. Remote input is nobody's unless a session is open; it never
// reaches the host's own questions, and it cannot press End. The person at the machine (and automation, which acts
// for him) cannot use a tool that the administrator disabled while a technician has it open; End, tabs and the
// window's own buttons stay his. What is where comes from the items of the last frame. UI thread, within the queue's
// `take_frame`: it must not call the queue.
#pragma once

#include <array>
#include <functional>
#include <string_view>

#include "host/screen/input_queue.hpp"
#include "host/ui/item_registry.hpp"

namespace lifeboat::session {

class InputGuard {
 public:
  struct Rules {
    bool is_remote_allowed = false;
    // Items that answer to the person here alone, by the beginning of their paths.
    bool is_save_local = false;  // also the question before a write
    // The page in front is a disabled tool: the person may use nothing but the host's own items.
    bool is_page_locked = false;
  };
  explicit InputGuard(const ui::ItemRegistry& items) : items_(items) {}

  void set_rules(const Rules& rules) { rules_ = rules; }
  [[nodiscard]] bool allows(const screen::InputEvent& event);

 private:
  // The item that the event goes to: under the pointer, or with the keyboard; nullptr: none.
  [[nodiscard]] const ui::Item* receiver(const screen::InputEvent& event) const;
  [[nodiscard]] bool allows_remote(const screen::InputEvent& event) const;
  [[nodiscard]] bool allows_local(const screen::InputEvent& event) const;
  [[nodiscard]] bool is_question(std::string_view path) const;

  const ui::ItemRegistry& items_;
  Rules rules_;
  float pointer_x_ = 0, pointer_y_ = 0;
};

}  // namespace lifeboat::session
