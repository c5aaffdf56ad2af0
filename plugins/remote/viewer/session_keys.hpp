// Keys of the session page: the few chords that stay here, and those that the local system would swallow and the menu
// sends instead.
#pragma once

#include <array>

#include "host/base/text.hpp"
#include "host/screen/key.hpp"

namespace lifeboat::remote::viewer {

inline constexpr std::uint8_t k_ctrl_alt = screen::k_ctrl | screen::k_alt;

inline constexpr std::array k_our_keys = {
    screen::KeyChord{screen::Key::enter, k_ctrl_alt},  // full screen
    screen::KeyChord{screen::Key::home, k_ctrl_alt},   // the keyboard goes to the bar
    screen::KeyChord{screen::Key::left, k_ctrl_alt},   // at its actual size the picture moves
    screen::KeyChord{screen::Key::right, k_ctrl_alt}, screen::KeyChord{screen::Key::up, k_ctrl_alt},
    screen::KeyChord{screen::Key::down, k_ctrl_alt},
};

struct SentKeys {
  const char* id;
  const char* label;
  screen::KeyChord chord;
};

inline constexpr auto k_print_screen = static_cast<screen::Key>(70);
inline constexpr auto k_f4 = static_cast<screen::Key>(61);

inline constexpr std::array k_sent_keys = {
    SentKeys{"ctrl-alt-delete", N_("Ctrl+Alt+Delete"), {screen::Key::remove, k_ctrl_alt}},
    SentKeys{"alt-tab", N_("Alt+Tab"), {screen::Key::tab, screen::k_alt}},
    SentKeys{"alt-f4", N_("Alt+F4"), {k_f4, screen::k_alt}},
    SentKeys{"ctrl-escape", N_("Ctrl+Escape"), {screen::Key::escape, screen::k_ctrl}},
    SentKeys{"super", N_("Windows key"), {screen::Key::left_super, screen::k_no_modifier}},
    SentKeys{"print-screen", N_("Print Screen"), {k_print_screen, screen::k_no_modifier}},
    SentKeys{"ctrl-alt-enter", N_("Ctrl+Alt+Enter"), {screen::Key::enter, k_ctrl_alt}},
    SentKeys{"ctrl-alt-home", N_("Ctrl+Alt+Home"), {screen::Key::home, k_ctrl_alt}},
};

}  // namespace lifeboat::remote::viewer
