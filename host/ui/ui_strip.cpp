// The strip along the window's top edge: a window of its own in ImGui, raised above dialogs at the frame's end. The
// page begins below it, from the frame after the one that drew it first.
#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr ImGuiWindowFlags k_strip = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

struct StripColors {
  ImU32 fill, line;
  std::string_view icon;
};

StripColors colors_of(BannerKind kind) {
  switch (kind) {
    case BannerKind::warning: return {theme::k_warning_soft, theme::k_warning, "warning"};
    case BannerKind::error: return {theme::k_danger_soft, theme::k_danger, "error"};
    case BannerKind::success: return {theme::k_success_soft, theme::k_success, "success"};
    case BannerKind::info: break;
  }
  return {theme::k_info_soft, theme::k_focus, "remote"};
}

void draw_lines(const UiState& s, const Strip& strip, ImVec2 at, float width, float first_height) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto draw = [&](FontRole role, ImU32 color, const std::string& text, float y) {
    const ImFont* font = s.font(role);
    list.AddText(font, font->FontSize, ImVec2(at.x, y), color, text.data(), text.data() + text.size(), width);
  };
  draw(FontRole::strong, theme::k_text, strip.text, at.y);
  draw(FontRole::small, theme::k_text, strip.detail, at.y + first_height + s.px(2));
}

}  // namespace

bool Ui::strip(std::string_view id, const Strip& wanted) {
  UiState& s = *state_;
  const StripColors colors = colors_of(wanted.kind);
  const Strip strip{wanted.kind, s.shown(wanted.text), s.shown(wanted.detail), wanted.action_id, wanted.action};
  const float window_width = ImGui::GetIO().DisplaySize.x;
  const float margin = s.px(16);
  const float button_width =
      strip.action.empty() ? 0 : std::max(s.em(5), s.measure(FontRole::strong, s.shown(strip.action)).x + s.px(32));
  const float text_x = margin + s.px(30);
  const float text_width = std::max(s.em(4), window_width - text_x - button_width - 2 * margin);
  const float first = s.measure(FontRole::strong, strip.text, text_width).y;
  const float second = strip.detail.empty() ? 0 : s.measure(FontRole::small, strip.detail, text_width).y + s.px(2);
  const float height = std::max(first + second + s.px(16), s.px(52));

  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImVec2(window_width, height));
  ImGui::Begin(k_strip_window, nullptr, k_strip);
  s.focus.join_top_layer();
  s.push_scope(NestKind::scope, id);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(ImVec2(0, 0), ImVec2(window_width, height), colors.fill);
  list.AddRectFilled(ImVec2(0, height - s.px(2)), ImVec2(window_width, height), colors.line);
  s.draw_text(FontRole::strong, ImVec2(margin, std::round((height - s.font(FontRole::strong)->FontSize) / 2)),
              colors.line, icon_text(colors.icon));
  draw_lines(s, strip, ImVec2(text_x, std::round((height - first - second) / 2)), text_width, first);
  s.record(s.path, "banner", strip.text, strip.detail, ImVec2(0, 0), ImVec2(window_width, height));
  bool is_pressed = false;
  if (!strip.action.empty()) {
    ImGui::SetCursorScreenPos(
        ImVec2(window_width - margin - button_width, std::round((height - s.px(theme::k_control_px)) / 2)));
    is_pressed = button(strip.action_id, strip.action, LB_BUTTON_NORMAL);
  }
  s.pop_scope();
  s.focus.end_layer();
  ImGui::End();
  s.next_strip_height = height;
  return is_pressed;
}

}  // namespace lifeboat::ui
