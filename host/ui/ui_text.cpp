// What is read, not pressed: text in its styles, icons, progress, tooltips.
#include <fmt/format.h>

#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

struct Look {
  FontRole role;
  ImU32 color;
  std::string_view icon;
};

Look look_of(lb_text_style style) {
  switch (style) {
    case LB_TEXT_HEADING:
      return {FontRole::heading, theme::k_text, {}};
    case LB_TEXT_SUBHEADING:
      return {FontRole::subheading, theme::k_text, {}};
    case LB_TEXT_CODE:
      return {FontRole::code, theme::k_text, {}};
    case LB_TEXT_MUTED:
      return {FontRole::body, theme::k_muted, {}};
    case LB_TEXT_MONO:
      return {FontRole::mono, theme::k_text, {}};
    case LB_TEXT_WARNING:
      return {FontRole::body, theme::k_warning, "warning"};
    case LB_TEXT_ERROR:
      return {FontRole::body, theme::k_danger, "error"};
    case LB_TEXT_SUCCESS:
      return {FontRole::body, theme::k_success, "success"};
    default:
      return {FontRole::body, theme::k_text, {}};
  }
}

// Text beside a taller control stands at its middle: so far below the line's top, and above its end.
float drop_on_line(UiState& s, float height) {
  if (!s.is_same_line) return 0;
  s.is_same_line = false;
  const float taller = s.line_height - height;
  return taller > 0 && taller < s.em(3) ? std::floor(taller / 2) : 0;
}

void draw_wrapped(UiState& s, const Look& look, const std::string& shown, float width, float drop = 0) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImFont* font = s.font(look.role);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, ImVec2(at.x, at.y + drop), look.color, shown.data(),
                                      shown.data() + shown.size(), width);
  const ImVec2 size = s.measure(look.role, shown, width);
  ImGui::Dummy(ImVec2(size.x, size.y + 2 * drop));  // what follows on this line begins at its top, too
}

// The height of the text with its icon, when it may be that wide.
float measured_height(const UiState& s, const Look& look, const std::string& shown, float width) {
  const float icon = look.icon.empty() ? 0 : s.measure(look.role, icon_text(look.icon)).x + s.px(theme::k_gap_px);
  return s.measure(look.role, shown, std::max(s.em(1), width - icon)).y;
}

}  // namespace

void Ui::text(std::string_view utf8, lb_text_style style) {
  UiState& s = *state_;
  const Look look = look_of(style);
  const std::string shown = s.shown(utf8);
  // A column of a few letters is not worth having: begin a line instead.
  if (s.is_same_line && ImGui::GetContentRegionAvail().x < std::min(s.em(5), s.measure(look.role, shown).x)) {
    ImGui::NewLine();
    s.is_same_line = false;
  }
  const float drop = drop_on_line(s, measured_height(s, look, shown, ImGui::GetContentRegionAvail().x));
  if (!look.icon.empty()) {
    draw_wrapped(s, look, icon_text(look.icon), 0, drop);
    ImGui::SameLine();
  }
  draw_wrapped(s, look, shown, std::max(s.em(1), ImGui::GetContentRegionAvail().x), drop);
  const int count = ++s.text_counts[s.path];
  s.record(s.path_of(fmt::format("text-{}", count)), "text", shown, {}, ImGui::GetItemRectMin(),
           ImGui::GetItemRectMax());
  s.last = {};
  s.last.min = ImGui::GetItemRectMin();
  s.last.max = ImGui::GetItemRectMax();
  s.last.is_hovered = ImGui::IsItemHovered();
  s.last_path = s.path_of(fmt::format("text-{}", count));
}

void Ui::icon(std::string_view name) {
  UiState& s = *state_;
  const float drop = drop_on_line(s, s.font(FontRole::body)->FontSize);
  draw_wrapped(s, {FontRole::body, theme::k_accent, {}}, icon_text(name), 0, drop);
}

void Ui::progress(float fraction, std::string_view label) {
  UiState& s = *state_;
  const std::string shown = s.shown(label);
  if (!shown.empty()) draw_wrapped(s, {FontRole::small, theme::k_muted, {}}, shown, ImGui::GetContentRegionAvail().x);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(ImGui::GetContentRegionAvail().x, s.px(8));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 max(at.x + size.x, at.y + size.y);
  list.AddRectFilled(at, max, theme::k_line, size.y / 2);
  constexpr std::int64_t k_round_ms = 1600;
  float from = 0;
  float to = std::clamp(fraction, 0.0F, 1.0F);
  if (fraction < 0) {
    const float phase = static_cast<float>(s.now_ms % k_round_ms) / static_cast<float>(k_round_ms) * 1.3F - 0.3F;
    from = std::max(0.0F, phase);
    to = std::min(1.0F, phase + 0.3F);
    s.set_timer(50);
  }
  if (to > from) {
    list.AddRectFilled(ImVec2(at.x + from * size.x, at.y), ImVec2(at.x + to * size.x, max.y), theme::k_accent,
                       size.y / 2);
  }
  ImGui::Dummy(size);
  const int count = ++s.text_counts[s.path];
  s.record(s.path_of(fmt::format("progress-{}", count)), "progress", shown,
           fraction < 0 ? std::string() : fmt::format("{:.0f} %", fraction * 100), at, max);
}

void Ui::tooltip(std::string_view utf8) { state_->show_tooltip(utf8); }

}  // namespace lifeboat::ui
