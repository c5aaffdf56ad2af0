#include "host/ui/imgui_compat.hpp"

#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace lifeboat::ui::compat {
namespace {

using screen::Key;

struct EditingKey {
  Key ours;
  ImGuiKey theirs;
  bool needs_ctrl;
};

// The keys that ImGui's text fields understand and that we let them have: not Tab and Escape, which are ours.
constexpr std::array k_editing_keys = {
    EditingKey{Key::left, ImGuiKey_LeftArrow, false},
    EditingKey{Key::right, ImGuiKey_RightArrow, false},
    EditingKey{Key::up, ImGuiKey_UpArrow, false},
    EditingKey{Key::down, ImGuiKey_DownArrow, false},
    EditingKey{Key::home, ImGuiKey_Home, false},
    EditingKey{Key::end, ImGuiKey_End, false},
    EditingKey{Key::page_up, ImGuiKey_PageUp, false},
    EditingKey{Key::page_down, ImGuiKey_PageDown, false},
    EditingKey{Key::remove, ImGuiKey_Delete, false},
    EditingKey{Key::backspace, ImGuiKey_Backspace, false},
    EditingKey{Key::insert, ImGuiKey_Insert, false},
    EditingKey{Key::enter, ImGuiKey_Enter, false},
    EditingKey{Key::keypad_enter, ImGuiKey_Enter, false},
    EditingKey{Key::a, ImGuiKey_A, true},
    EditingKey{Key::c, ImGuiKey_C, true},
    EditingKey{Key::v, ImGuiKey_V, true},
    EditingKey{Key::x, ImGuiKey_X, true},
    EditingKey{Key::y, ImGuiKey_Y, true},
    EditingKey{Key::z, ImGuiKey_Z, true},
};

const EditingKey* editing_key(const screen::KeyChord& chord) {
  const bool has_ctrl = (chord.modifiers & screen::k_ctrl) != 0;
  const auto* found = std::find_if(k_editing_keys.begin(), k_editing_keys.end(),
                                   [&](const EditingKey& entry) { return entry.ours == chord.key; });
  if (found == k_editing_keys.end() || (found->needs_ctrl && !has_ctrl)) return nullptr;
  return found;
}

}  // namespace

void set_up(ImGuiIO& io) {
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // a caret that blinks would wake an idle console twice a second
  io.BackendPlatformName = "lifeboat";
  io.BackendRendererName = "lifeboat-software";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
#if IMGUI_VERSION_NUM >= 18700
  io.ConfigInputTrickleEventQueue = false;  // our queue already gives one transition a frame
#else
  for (const EditingKey& key : k_editing_keys) io.KeyMap[key.theirs] = key.theirs;
#endif
}

void set_clipboard(ImGuiIO& io, void* user_data, const char* (*get)(void*), void (*set)(void*, const char*)) {
  io.ClipboardUserData = user_data;
  io.GetClipboardTextFn = get;
  io.SetClipboardTextFn = set;
}

#if IMGUI_VERSION_NUM >= 18700
void feed_pointer(ImGuiIO& io, float x, float y) { io.AddMousePosEvent(x, y); }
void feed_button(ImGuiIO& io, int button, bool is_down) { io.AddMouseButtonEvent(button, is_down); }
void feed_wheel(ImGuiIO& io, float x, float y) { io.AddMouseWheelEvent(x, y); }

void clear_keys(ImGuiIO& io) {
  for (const EditingKey& key : k_editing_keys) {
    io.AddKeyEvent(key.theirs, false);
    ImGui::GetKeyData(key.theirs)->DownDuration = -1.0F;
  }
}

bool feed_editing_key(ImGuiIO& io, const screen::KeyChord& chord) {
  const EditingKey* key = editing_key(chord);
  if (key == nullptr) return false;
  io.AddKeyEvent(ImGuiMod_Ctrl, (chord.modifiers & screen::k_ctrl) != 0);
  io.AddKeyEvent(ImGuiMod_Shift, (chord.modifiers & screen::k_shift) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (chord.modifiers & screen::k_alt) != 0);
  io.AddKeyEvent(key->theirs, true);
  return true;
}
#else
void feed_pointer(ImGuiIO& io, float x, float y) { io.MousePos = ImVec2(x, y); }
void feed_button(ImGuiIO& io, int button, bool is_down) { io.MouseDown[button] = is_down; }

void feed_wheel(ImGuiIO& io, float x, float y) {
  io.MouseWheelH += x;
  io.MouseWheel += y;
}

void clear_keys(ImGuiIO& io) {
  std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
  std::fill(std::begin(io.KeysDownDuration), std::end(io.KeysDownDuration), -1.0F);
  io.KeyCtrl = io.KeyShift = io.KeyAlt = io.KeySuper = false;
}

bool feed_editing_key(ImGuiIO& io, const screen::KeyChord& chord) {
  const EditingKey* key = editing_key(chord);
  if (key == nullptr) return false;
  io.KeyCtrl = (chord.modifiers & screen::k_ctrl) != 0;
  io.KeyShift = (chord.modifiers & screen::k_shift) != 0;
  io.KeyAlt = (chord.modifiers & screen::k_alt) != 0;
  io.KeysDown[key->theirs] = true;
  return true;
}
#endif

bool is_editing_key(const screen::KeyChord& chord) {
  const bool types_text = (chord.modifiers & (screen::k_ctrl | screen::k_alt)) == 0 && chord.key >= Key::a &&
                          chord.key < Key::f1 && chord.key != Key::escape && chord.key != Key::tab;
  return types_text || editing_key(chord) != nullptr;
}

void clear_active_item() { ImGui::ClearActiveID(); }

void raise_current_window() { ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow()->RootWindow); }

void raise_window(const char* name) {
  ImGuiWindow* window = ImGui::FindWindowByName(name);
  if (window != nullptr) ImGui::BringWindowToDisplayFront(window);
}

ImVec4 clip_of_current_window() { return ImGui::GetCurrentWindow()->ClipRect.ToVec4(); }

float content_bottom_of_current_window() {
  const ImGuiWindow& window = *ImGui::GetCurrentWindow();
  return window.DC.CursorMaxPos.y - window.Pos.y + window.Scroll.y;
}

float bottom_of_last_line() {
  const ImGuiWindow& window = *ImGui::GetCurrentWindow();
  return window.DC.CursorPosPrevLine.y + window.DC.PrevLineSize.y;
}

bool build_fonts(ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM < 19200
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
#endif
  return atlas.Build();
}

}  // namespace lifeboat::ui::compat
