// The one file that knows ImGui's versions: 1.86 of Debian 12, and from 1.87 on the event functions and renamed keys.
// It also holds the few internals we need (giving up the active item, raising a window).
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string_view>

#include "host/screen/key.hpp"

namespace lifeboat::ui::compat {

// Once for each context: no settings file, no key names of ImGui's own order, our clipboard.
void set_up(ImGuiIO& io);
void set_clipboard(ImGuiIO& io, void* user_data, const char* (*get)(void*), void (*set)(void*, const char*));

void feed_pointer(ImGuiIO& io, float x, float y);
void feed_button(ImGuiIO& io, int button, bool is_down);
void feed_wheel(ImGuiIO& io, float x, float y);
// Each frame, before NewFrame: keys are pulses of one frame, since we get repeats as presses of their own.
void clear_keys(ImGuiIO& io);
// A press for the text field that is being edited; false when editing has no use for the key.
bool feed_editing_key(ImGuiIO& io, const screen::KeyChord& chord);
[[nodiscard]] bool is_editing_key(const screen::KeyChord& chord);

// Text fields give up the keyboard.
void clear_active_item();
void raise_current_window();
void raise_window(const char* name);
// The part of the item's region that is in sight.
[[nodiscard]] ImVec4 clip_of_current_window();
// How far down the window's items reach, from its top, wherever it is scrolled to.
[[nodiscard]] float content_bottom_of_current_window();
// Where the line of the item before ends, on the screen; also when a window was drawn since.
[[nodiscard]] float bottom_of_last_line();
[[nodiscard]] bool build_fonts(ImFontAtlas& atlas);

}  // namespace lifeboat::ui::compat
