// The look: a calm, light page under a deep teal header. Text stands against its ground with at least 4.5 : 1,
// borders of what can be pressed with 3 : 1, and the focus ring is two pixels of a colour used for nothing else.
// Lengths are pixels at scale 1.
#pragma once

#include <imgui.h>

namespace lifeboat::ui::theme {

inline constexpr ImU32 k_page = IM_COL32(0xF3, 0xF6, 0xF8, 255);
inline constexpr ImU32 k_panel = IM_COL32(0xFF, 0xFF, 0xFF, 255);
inline constexpr ImU32 k_header = IM_COL32(0x0B, 0x3B, 0x49, 255);
inline constexpr ImU32 k_header_low = IM_COL32(0x0E, 0x4C, 0x5C, 255);
inline constexpr ImU32 k_header_text = IM_COL32(0xFF, 0xFF, 0xFF, 255);
inline constexpr ImU32 k_header_muted = IM_COL32(0xB9, 0xD3, 0xDB, 255);
inline constexpr ImU32 k_text = IM_COL32(0x15, 0x23, 0x2C, 255);
inline constexpr ImU32 k_muted = IM_COL32(0x4E, 0x5F, 0x6B, 255);
inline constexpr ImU32 k_disabled = IM_COL32(0x61, 0x6F, 0x79, 255);
inline constexpr ImU32 k_unavailable = IM_COL32(0xED, 0xF1, 0xF4, 255);  // the ground of what cannot be used
inline constexpr ImU32 k_line = IM_COL32(0xD3, 0xDC, 0xE2, 255);
inline constexpr ImU32 k_control_line = IM_COL32(0x7C, 0x8E, 0x9A, 255);
inline constexpr ImU32 k_hover = IM_COL32(0xE8, 0xF0, 0xF3, 255);
inline constexpr ImU32 k_pressed = IM_COL32(0xD8, 0xE6, 0xEB, 255);
inline constexpr ImU32 k_selected = IM_COL32(0xCF, 0xE6, 0xEC, 255);
inline constexpr ImU32 k_selected_text = IM_COL32(0x9F, 0xCD, 0xDA, 255);  // its ground, in a field
inline constexpr ImU32 k_accent = IM_COL32(0x0A, 0x66, 0x7C, 255);
inline constexpr ImU32 k_accent_hover = IM_COL32(0x08, 0x54, 0x67, 255);
inline constexpr ImU32 k_accent_pressed = IM_COL32(0x06, 0x43, 0x52, 255);
inline constexpr ImU32 k_accent_soft = IM_COL32(0xDF, 0xEF, 0xF3, 255);
inline constexpr ImU32 k_on_accent = IM_COL32(0xFF, 0xFF, 0xFF, 255);
inline constexpr ImU32 k_danger = IM_COL32(0xB0, 0x25, 0x1E, 255);
inline constexpr ImU32 k_danger_hover = IM_COL32(0x93, 0x1D, 0x17, 255);
inline constexpr ImU32 k_danger_soft = IM_COL32(0xFC, 0xEA, 0xE8, 255);
inline constexpr ImU32 k_warning = IM_COL32(0x80, 0x4B, 0x00, 255);
inline constexpr ImU32 k_warning_soft = IM_COL32(0xFF, 0xF3, 0xDB, 255);
inline constexpr ImU32 k_success = IM_COL32(0x18, 0x66, 0x38, 255);
inline constexpr ImU32 k_success_soft = IM_COL32(0xE4, 0xF4, 0xEA, 255);
inline constexpr ImU32 k_info_soft = IM_COL32(0xE2, 0xEE, 0xF9, 255);
inline constexpr ImU32 k_focus = IM_COL32(0x1A, 0x5F, 0xD6, 255);
inline constexpr ImU32 k_focus_on_dark = IM_COL32(0xFF, 0xD1, 0x66, 255);
inline constexpr ImU32 k_dim = IM_COL32(0x0A, 0x1C, 0x24, 130);
inline constexpr ImU32 k_shadow = IM_COL32(0x0A, 0x1C, 0x24, 12);

inline constexpr float k_rounding_px = 6;
inline constexpr float k_gap_px = 8;       // between items
inline constexpr float k_margin_px = 20;   // of a page
inline constexpr float k_control_px = 36;  // the height of buttons and fields
inline constexpr float k_row_px = 30;      // of tables

// The parts of ImGui's style that its own widgets (text fields, scroll bars) use.
void apply(ImGuiStyle& style, float scale);

}  // namespace lifeboat::ui::theme
