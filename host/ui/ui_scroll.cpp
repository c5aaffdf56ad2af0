// What scrolls (regions, pages, the body of a dialog) takes the keyboard while it holds more than fits: text has no
// items of its own, so that without a mouse it could not be read to its end.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr float k_line_em = 3;           // of an arrow key
constexpr float k_page_fraction = 0.9F;  // of the height: a line or two stay in sight

// Where a key leads; the place as it is for all other keys.
float scrolled_to(UiState& s, float place, float most) {
  const float page = ImGui::GetWindowHeight() * k_page_fraction;
  if (s.take_key(screen::Key::up)) place -= s.em(k_line_em);
  if (s.take_key(screen::Key::down)) place += s.em(k_line_em);
  if (s.take_key(screen::Key::page_up)) place -= page;
  if (s.take_key(screen::Key::page_down)) place += page;
  if (s.take_key(screen::Key::home)) place = 0;
  if (s.take_key(screen::Key::end)) place = most;
  return std::clamp(place, 0.0F, most);
}

}  // namespace

// Free of the text, which begins at the very edge; but a page reaches to the window's, where it would not be seen.
void UiState::draw_scroll_ring(ImDrawList& outer, ImVec2 min, ImVec2 max) const {
  const float edge = px(3);
  const float out = px(4);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  draw_ring(outer, ImVec2(std::max(min.x - out, edge), std::max(min.y - out, edge)),
            ImVec2(std::min(max.x + out, window.x - edge), std::min(max.y + out, window.y - edge)),
            px(theme::k_rounding_px));
}

void UiState::begin_scroll(const std::string& scroll_path, ImDrawList& outer) {
  open_scrolls.push_back(scroll_path);
  const float most = ImGui::GetScrollMaxY();
  if (scroll_path.empty() || most <= 0) return;
  const ImVec2 min = ImGui::GetWindowPos();
  const ImVec2 max(min.x + ImGui::GetWindowWidth(), min.y + ImGui::GetWindowHeight());
  const bool is_focused = focus.add(scroll_path, true);
  float place = ImGui::GetScrollY();
  if (is_focused) place = scrolled_to(*this, place, most);
  if (place != ImGui::GetScrollY()) ImGui::SetScrollY(place);
  record(scroll_path, "scroll", {}, fmt::format("{:.0f} %", place / most * 100), min, max);
  items.last().is_focused = is_focused;
  items.last().is_enabled = items.last().takes_focus = true;
  if (is_focused) draw_scroll_ring(outer, min, max);
}

// It is known only now how much there is; the next frame begins with it.
void UiState::end_scroll() {
  const std::string scroll_path = std::move(open_scrolls.back());
  open_scrolls.pop_back();
  if (scroll_path.empty()) return;
  const float height = compat::content_bottom_of_current_window();
  if (std::abs(std::exchange(scroll_heights[scroll_path], height) - height) >= 1) wants_frame = true;
}

}  // namespace lifeboat::ui
