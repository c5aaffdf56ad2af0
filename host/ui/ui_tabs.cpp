// The strip of open pages. Left and Right go from tab to tab, Delete closes, and each close cross is an item too.
#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr float k_strip_px = 42;

float natural_width(const UiState& s, const std::string& label, const Tab& tab) {
  return s.measure(FontRole::body, label).x + s.px(32) + (tab.icon.empty() ? 0 : s.px(30)) +
         (tab.can_close ? s.px(28) : 0);
}

bool close_cross(UiState& s, const Tab& tab, ImVec2 at) {
  ImGui::SetCursorScreenPos(at);
  const Interaction it = s.interact(tab.id + "-close", "close", tab.label, ImVec2(s.px(24), s.px(24)));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (it.is_hovered || it.is_held) list.AddRectFilled(it.min, it.max, theme::k_pressed, s.px(4));
  const std::string mark = icon_text("close");
  const ImVec2 size = s.measure(FontRole::small, mark);
  s.draw_text(FontRole::small,
              ImVec2(std::round((it.min.x + it.max.x - size.x) / 2), std::round((it.min.y + it.max.y - size.y) / 2)),
              theme::k_muted, mark);
  if (it.is_focused) s.draw_ring(it.min, it.max, s.px(4));
  return it.is_pressed;
}

Interaction draw_tab(UiState& s, const Tab& tab, const std::string& label, ImVec2 at, float width, bool is_selected) {
  ImGui::SetCursorScreenPos(at);
  const float tab_width = width - (tab.can_close ? s.px(28) : 0);
  const Interaction it = s.interact(tab.id, "tab", label, ImVec2(tab_width, s.px(k_strip_px)));
  s.items.last().is_selected = is_selected;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 max(at.x + width, it.max.y);
  if (is_selected) {
    list.AddRectFilled(ImVec2(at.x, at.y + s.px(4)), max, theme::k_page, s.px(6), ImDrawFlags_RoundCornersTop);
    list.AddRectFilled(ImVec2(at.x + s.px(10), at.y + s.px(4)), ImVec2(max.x - s.px(10), at.y + s.px(7)),
                       theme::k_accent);
  } else if (it.is_hovered) {
    list.AddRectFilled(ImVec2(at.x, at.y + s.px(4)), max, theme::k_pressed, s.px(6), ImDrawFlags_RoundCornersTop);
  }
  float x = at.x + s.px(16);
  const float y = std::round(at.y + (s.px(k_strip_px) - s.font(FontRole::body)->FontSize) / 2 + s.px(1));
  if (!tab.icon.empty()) {
    s.draw_icon(FontRole::body, ImVec2(x, y), s.px(24), theme::k_accent, tab.icon);
    x += s.px(30);
  }
  const FontRole role = is_selected ? FontRole::strong : FontRole::body;
  const ImU32 color = is_selected ? theme::k_text : theme::k_muted;
  s.items.last().is_cut = s.draw_text(role, ImVec2(x, y), color, label, it.max.x - x);
  if (s.items.last().is_cut) s.show_tooltip(label);
  if (it.is_focused)
    s.draw_ring(ImVec2(at.x + s.px(3), at.y + s.px(6)), ImVec2(max.x - s.px(3), max.y - s.px(3)), s.px(4));
  return it;
}

}  // namespace

TabAnswer Ui::tab_strip(std::string_view id, std::span<const Tab> tabs, int selected) {
  UiState& s = *state_;
  TabAnswer answer;
  s.is_same_line = false;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const float strip = s.px(k_strip_px);
  ImGui::GetWindowDrawList()->AddRectFilled(start, ImVec2(start.x + room, start.y + strip),
                                            IM_COL32(0xDC, 0xE6, 0xEB, 255));
  s.push_scope(NestKind::scope, id);
  float wanted = 0;
  for (const auto& tab : tabs) wanted += natural_width(s, s.shown(tab.label), tab) + s.px(4);
  const float shrink = std::min(1.0F, (room - s.px(24)) / std::max(1.0F, wanted));
  float x = start.x + s.px(12);
  const int count = static_cast<int>(tabs.size());
  for (int i = 0; i < count; ++i) {
    const Tab& tab = tabs[static_cast<std::size_t>(i)];
    const std::string label = s.shown(tab.label);
    const float width = std::floor(natural_width(s, label, tab) * shrink);
    const Interaction it = draw_tab(s, tab, label, ImVec2(x, start.y), width, i == selected);
    if (it.is_pressed) answer.chosen = i;
    if (it.is_focused && i + 1 < count && s.take_key(screen::Key::right)) answer.chosen = i + 1;
    if (it.is_focused && i > 0 && s.take_key(screen::Key::left)) answer.chosen = i - 1;
    if (it.is_focused && tab.can_close && s.take_key(screen::Key::remove)) answer.closed = i;
    const ImVec2 cross(x + width - s.px(28), std::round(start.y + (strip - s.px(24)) / 2 + s.px(1)));
    if (tab.can_close && close_cross(s, tab, cross)) answer.closed = i;
    x += width + std::floor(s.px(4) * shrink);
  }
  if (answer.chosen >= 0) s.focus.request(s.path_of(tabs[static_cast<std::size_t>(answer.chosen)].id));
  s.pop_scope();
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy(ImVec2(room, strip));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
  return answer;
}

}  // namespace lifeboat::ui
