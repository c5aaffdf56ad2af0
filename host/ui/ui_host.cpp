// The host's own parts: header, page, banners, shortcuts.
#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr ImGuiWindowFlags k_bar =
    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_AlwaysUseWindowPadding;
constexpr float k_header_px = 68;

struct BannerLook {
  ImU32 fill, line;
  std::string_view icon;
};

BannerLook look_of(BannerKind kind) {
  switch (kind) {
    case BannerKind::warning:
      return {theme::k_warning_soft, theme::k_warning, "warning"};
    case BannerKind::error:
      return {theme::k_danger_soft, theme::k_danger, "error"};
    case BannerKind::success:
      return {theme::k_success_soft, theme::k_success, "success"};
    case BannerKind::info:
      break;
  }
  return {theme::k_info_soft, theme::k_focus, "info"};
}

}  // namespace

void Ui::begin_header(std::string_view title, std::string_view subtitle, std::string_view icon) {
  UiState& s = *state_;
  s.open_nest(NestKind::header);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = s.px(k_header_px);
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddRectFilledMultiColor(at, ImVec2(at.x + width, at.y + height), theme::k_header,
                                                      theme::k_header, theme::k_header_low, theme::k_header_low);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(s.px(theme::k_margin_px), s.px(15)));
  ImGui::BeginChild("##header", ImVec2(width, height), false, k_bar);
  ImGui::PopStyleVar();
  s.is_on_dark = true;
  const std::string mark = icon_text(icon);
  const float mark_width = s.measure(FontRole::large_icon, mark).x;
  const float text_x = at.x + s.px(theme::k_margin_px) + mark_width + s.px(14);
  s.draw_text(FontRole::large_icon, ImVec2(at.x + s.px(theme::k_margin_px), at.y + s.px(19)), theme::k_header_text,
              mark);
  const float room = std::max(s.em(4), width * 0.6F - mark_width);
  const std::string shown_title = s.shown(title);
  const std::string shown_subtitle = s.shown(subtitle);
  const float title_y = shown_subtitle.empty() ? at.y + s.px(23) : at.y + s.px(11);
  const bool is_cut =
      s.draw_text(FontRole::subheading, ImVec2(text_x, title_y), theme::k_header_text, shown_title, room);
  s.draw_text(FontRole::small, ImVec2(text_x, at.y + s.px(37)), theme::k_header_muted, shown_subtitle, room);
  s.record(s.path_of("header"), "header", shown_title, shown_subtitle, at, ImVec2(at.x + width, at.y + height));
  s.items.last().is_cut = is_cut;
  // The buttons were measured in the frame before.
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - s.px(theme::k_margin_px) - s.header_width,
                                   std::round(at.y + (height - s.px(theme::k_control_px)) / 2)));
  ImGui::BeginGroup();
}

void Ui::end_header() {
  UiState& s = *state_;
  if (s.nests.empty() || s.nests.back().kind != NestKind::header) return;
  s.is_on_dark = false;
  ImGui::EndGroup();
  const float width = ImGui::GetItemRectSize().x;
  if (width != s.header_width) s.wants_frame = true;
  s.header_width = width;
  ImGui::EndChild();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
  s.pop_scope();
}

void Ui::begin_page(std::string_view id, bool scroll, float width) {
  UiState& s = *state_;
  s.open_nest(NestKind::page);
  const float margin = s.px(theme::k_margin_px);
  const float beside = width > 0 ? std::floor((ImGui::GetContentRegionAvail().x - s.em(width)) / 2) : 0;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(std::max(margin, beside), margin));
  const ImGuiWindowFlags bars = scroll ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  ImDrawList& outer = *ImGui::GetWindowDrawList();
  ImGui::BeginChild(("##page/" + s.path_of(id)).c_str(), ImVec2(0, 0), false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | bars);
  ImGui::PopStyleVar();
  s.begin_scroll(scroll ? s.path_of(id) : std::string(), outer);
}

void Ui::end_page() {
  UiState& s = *state_;
  if (s.nests.empty() || s.nests.back().kind != NestKind::page) return;
  s.end_scroll();
  ImGui::EndChild();
  s.pop_scope();
}

bool Ui::banner(std::string_view id, BannerKind kind, std::string_view text, std::string_view action) {
  UiState& s = *state_;
  const BannerLook look = look_of(kind);
  const std::string shown = s.shown(text);
  const float width = ImGui::GetContentRegionAvail().x;
  const float action_width = action.empty() ? 0 : s.measure(FontRole::body, s.shown(action)).x + s.px(48);
  const float text_width = std::max(s.em(4), width - s.px(56) - action_width);
  const float height = std::max(s.measure(FontRole::body, shown, text_width).y + s.px(24), s.px(46));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 max(at.x + width, at.y + height);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float rounding = s.px(theme::k_rounding_px);
  list.AddRectFilled(at, max, look.fill, rounding);
  list.AddRectFilled(at, ImVec2(at.x + s.px(4), max.y), look.line, rounding, ImDrawFlags_RoundCornersLeft);
  const ImFont* body = s.font(FontRole::body);
  const float text_height = s.measure(FontRole::body, shown, text_width).y;
  const float y = std::round(at.y + (height - text_height) / 2);
  s.draw_text(FontRole::body, ImVec2(at.x + s.px(18), y), look.line, icon_text(look.icon));
  list.AddText(body, body->FontSize, ImVec2(at.x + s.px(44), y), theme::k_text, shown.data(),
               shown.data() + shown.size(), text_width);
  s.record(s.path_of(id), "banner", shown, {}, at, max);
  bool is_pressed = false;
  if (!action.empty()) {
    ImGui::SetCursorScreenPos(ImVec2(std::round(max.x - action_width + s.px(10)), std::round(at.y + s.px(6))));
    is_pressed = button(std::string(id) + "-action", action, LB_BUTTON_QUIET);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(width, height));
  return is_pressed;
}

bool Ui::shortcut(std::string_view keys) {
  UiState& s = *state_;
  if (!s.key || !s.focus.is_top(s.focus.current_layer())) return false;
  const auto chord = screen::parse_chord(keys);
  if (!chord || s.key->key != chord->key || s.key->modifiers != chord->modifiers) return false;
  if (s.was_editing && compat::is_editing_key(*chord)) return false;
  return s.take_key(chord->key, chord->modifiers);
}

}  // namespace lifeboat::ui
