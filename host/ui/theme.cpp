#include "host/ui/theme.hpp"

#include <cmath>

#include "host/ui/fonts.hpp"

namespace lifeboat::ui::theme {
namespace {

void set(ImGuiStyle& style, ImGuiCol index, ImU32 color) {
  style.Colors[index] = ImGui::ColorConvertU32ToFloat4(color);
}

void apply_colors(ImGuiStyle& style) {
  set(style, ImGuiCol_Text, k_text);
  set(style, ImGuiCol_TextDisabled, k_disabled);
  set(style, ImGuiCol_WindowBg, IM_COL32(0, 0, 0, 0));
  set(style, ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
  set(style, ImGuiCol_PopupBg, k_panel);
  set(style, ImGuiCol_Border, k_control_line);
  set(style, ImGuiCol_FrameBg, k_panel);
  set(style, ImGuiCol_FrameBgHovered, k_panel);
  set(style, ImGuiCol_FrameBgActive, k_panel);
  set(style, ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0));
  set(style, ImGuiCol_ScrollbarGrab, IM_COL32(0xA9, 0xB7, 0xC0, 255));
  set(style, ImGuiCol_ScrollbarGrabHovered, k_control_line);
  set(style, ImGuiCol_ScrollbarGrabActive, k_muted);
  set(style, ImGuiCol_TextSelectedBg, k_selected_text);
  set(style, ImGuiCol_NavHighlight, IM_COL32(0, 0, 0, 0));  // the ring is ours
}

}  // namespace

void apply(ImGuiStyle& style, float scale) {
  style = ImGuiStyle();
  apply_colors(style);
  style.WindowPadding = ImVec2(0, 0);
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = ImVec2(1, 1);
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 1;
  style.FrameRounding = k_rounding_px * scale;
  style.FramePadding = ImVec2(std::round(10 * scale), std::round((k_control_px - k_em_px) / 2 * scale));
  style.ItemSpacing = ImVec2(std::round(k_gap_px * scale), std::round(k_gap_px * scale));
  style.ScrollbarSize = std::round(12 * scale);
  style.ScrollbarRounding = 6 * scale;
  style.GrabMinSize = 24 * scale;
  style.AntiAliasedLinesUseTex = false;  // the renderer's triangles carry colour, not texture
  style.CurveTessellationTol = 0.6F;
}

}  // namespace lifeboat::ui::theme
