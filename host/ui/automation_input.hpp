// The input that automation makes, as the hands of a person would: into the InputQueue, tagged automation.
#pragma once

#include <string>

#include "host/screen/key.hpp"
#include "host/ui/automation_server.hpp"

namespace lifeboat::ui {

// Pixels of the window.
void push_move(const AutomationTarget& target, int x, int y);
void push_button(const AutomationTarget& target, int button, bool is_down);
void push_click(const AutomationTarget& target, int button);
void push_key(const AutomationTarget& target, screen::KeyChord chord, bool is_down);
void push_chord(const AutomationTarget& target, screen::KeyChord chord);
// The keys of `places` on an American keyboard go down and up; the console's layout says what that writes.
void push_places(const AutomationTarget& target, screen::KeyChord places);
void push_text(const AutomationTarget& target, std::string text);
void push_quit(const AutomationTarget& target);

}  // namespace lifeboat::ui
