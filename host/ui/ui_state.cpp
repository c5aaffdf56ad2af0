#include "host/ui/ui_state.hpp"

#include <algorithm>
#include <cmath>

#include "host/ui/icons.hpp"
#include "host/ui/imgui_compat.hpp"

namespace lifeboat::ui {
namespace {

constexpr std::int64_t k_tooltip_delay_ms = 500;

screen::Rect pixels(ImVec2 min, ImVec2 max, const ImVec4& clip) {
  const float left = std::max(min.x, clip.x);
  const float top = std::max(min.y, clip.y);
  const float right = std::min(max.x, clip.z);
  const float bottom = std::min(max.y, clip.w);
  if (right <= left || bottom <= top) return {static_cast<int>(min.x), static_cast<int>(min.y), 0, 0};
  const auto x = static_cast<int>(std::floor(left));
  const auto y = static_cast<int>(std::floor(top));
  return {x, y, static_cast<int>(std::ceil(right)) - x, static_cast<int>(std::ceil(bottom)) - y};
}

}  // namespace

float UiState::resolve(float count, float natural, float available) const {
  if (count == 0) return natural;
  return count > 0 ? em(count) : std::max(em(1), available + em(count));
}

std::string UiState::path_of(std::string_view id) const {
  return path.empty() ? std::string(id) : path + "/" + std::string(id);
}

std::string UiState::shown(std::string_view utf8) {
  return displayable(utf8, [this](char32_t c) { return fonts.require(c); });
}

ImVec2 UiState::measure(FontRole role, std::string_view text, float wrap_width) const {
  const ImFont* with = font(role);
  return with->CalcTextSizeA(with->FontSize, FLT_MAX, wrap_width, text.data(), text.data() + text.size());
}

bool UiState::draw_text(FontRole role, ImVec2 at, ImU32 color, std::string_view text, float max_width) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* with = font(role);
  const auto draw = [&](std::string_view part, ImVec2 where) {
    list.AddText(with, with->FontSize, where, color, part.data(), part.data() + part.size());
  };
  if (max_width <= 0 || measure(role, text).x <= max_width) {
    draw(text, at);
    return false;
  }
  constexpr std::string_view k_ellipsis = "…";
  const float room = std::max(0.0F, max_width - measure(role, k_ellipsis).x);
  const char* end = nullptr;
  const float width = with->CalcTextSizeA(with->FontSize, room, 0, text.data(), text.data() + text.size(), &end).x;
  draw(text.substr(0, static_cast<std::size_t>(end - text.data())), at);
  draw(k_ellipsis, ImVec2(at.x + width, at.y));
  return true;
}

void UiState::push_scope(NestKind kind, std::string_view id, bool is_drawn) {
  nests.push_back({kind, path.size(), is_drawn});
  path = path_of(id);
}

void UiState::pop_scope() {
  path.resize(nests.back().path_length);
  nests.pop_back();
}

void UiState::record(std::string_view item_path, std::string_view role, std::string_view label,
                     std::string_view value, ImVec2 min, ImVec2 max) {
  Item item;
  item.path = item_path;
  item.role = role;
  item.label = label;
  item.value = value;
  item.rect = pixels(min, max, compat::clip_of_current_window());
  item.layer = focus.current_layer();
  item.is_enabled = !is_disabled();
  item.is_visible = !item.rect.is_empty();
  items.add(std::move(item));
}

bool UiState::is_disabled() const {
  return std::ranges::any_of(nests,
                             [](const Nest& nest) { return nest.kind == NestKind::disabled && !nest.is_drawn; });
}

Interaction UiState::interact(std::string_view id, std::string_view role, std::string_view label, ImVec2 size) {
  Interaction it;
  const std::string item_path = path_of(id);
  it.is_enabled = !is_disabled();
  it.is_pressed = ImGui::InvisibleButton(item_path.c_str(), ImVec2(std::max(size.x, 1.0F), std::max(size.y, 1.0F)));
  it.min = ImGui::GetItemRectMin();
  it.max = ImGui::GetItemRectMax();
  it.is_hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled);
  it.is_held = ImGui::IsItemActive();
  if (ImGui::IsItemActivated()) focus.request(item_path);
  it.is_focused = focus.add(item_path, it.is_enabled);
  record(item_path, role, label, {}, it.min, it.max);
  items.last().is_focused = it.is_focused;
  items.last().takes_focus = true;
  if (it.is_focused) scroll_to_focus(it.min, it.max);
  if (it.is_focused &&
      (take_key(screen::Key::enter) || take_key(screen::Key::keypad_enter) || take_key(screen::Key::space))) {
    it.is_pressed = true;
  }
  if (it.is_pressed) wants_frame = true;
  last = it;
  last_path = item_path;
  return it;
}

void UiState::scroll_to_focus(ImVec2 min, ImVec2 max) {
  if (!has_unseen_focus) return;
  has_unseen_focus = false;
  const ImVec4 clip = compat::clip_of_current_window();
  if (min.y >= clip.y && max.y <= clip.w) return;
  ImGui::SetScrollFromPosY((min.y + max.y) / 2 - ImGui::GetWindowPos().y, 0.5F);
  wants_frame = true;
}

// Icons have different widths: in the middle of a box they stand in line.
void UiState::draw_icon(FontRole role, ImVec2 at, float width, ImU32 color, std::string_view name) const {
  const std::string mark = icon_text(name);
  draw_text(role, ImVec2(std::round(at.x + (width - measure(role, mark).x) / 2), at.y), color, mark);
}

bool UiState::draw_label(std::string_view shown_label) {
  if (shown_label.empty()) return false;
  const float width = std::max(em(1), ImGui::GetContentRegionAvail().x);
  const bool is_cut = draw_text(FontRole::small, ImGui::GetCursorScreenPos(), theme::k_muted, shown_label, width);
  const ImVec2 size = measure(FontRole::small, shown_label);
  ImGui::Dummy(ImVec2(std::min(size.x, width), size.y));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - px(4));
  return is_cut;
}

void UiState::draw_ring(ImVec2 min, ImVec2 max, float rounding) const {
  draw_ring(*ImGui::GetWindowDrawList(), min, max, rounding);
}

void UiState::draw_ring(ImDrawList& list, ImVec2 min, ImVec2 max, float rounding) const {
  if (!focus.shows_ring()) return;
  const float out = px(1);
  const ImU32 color = is_on_dark ? theme::k_focus_on_dark : theme::k_focus;
  list.AddRect(ImVec2(min.x - out, min.y - out), ImVec2(max.x + out, max.y + out), color, rounding + out, 0,
               std::max(2.0F, px(2)));
}

bool UiState::take_key(screen::Key wanted, std::uint8_t modifiers) {
  if (!key || key->key != wanted || key->modifiers != modifiers) return false;
  key.reset();
  wants_frame = true;
  return true;
}

void UiState::set_timer(std::int64_t in_ms) {
  const std::int64_t at = now_ms + in_ms;
  if (timer_ms < 0 || at < timer_ms) timer_ms = at;
}

void UiState::show_tooltip(std::string_view text) {
  if (text.empty() || (!last.is_hovered && !(last.is_focused && focus.shows_ring()))) return;
  if (hovered_path != last_path) {
    hovered_path = last_path;
    hovered_since_ms = now_ms;
  }
  const std::int64_t waited = now_ms - hovered_since_ms;
  if (waited < k_tooltip_delay_ms) {
    set_timer(k_tooltip_delay_ms - waited);
    return;
  }
  const std::string shown_text = shown(text);
  const float width = em(24);
  const ImVec2 size = measure(FontRole::small, shown_text, width);
  const ImVec2 pad(px(10), px(7));
  const ImVec2 screen_size = ImGui::GetIO().DisplaySize;
  float y = last.max.y + px(6);
  if (y + size.y + 2 * pad.y > screen_size.y) y = last.min.y - px(6) - size.y - 2 * pad.y;
  const float x = std::clamp(last.min.x, 0.0F, std::max(0.0F, screen_size.x - size.x - 2 * pad.x));
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  list.AddRectFilled(ImVec2(x, y), ImVec2(x + size.x + 2 * pad.x, y + size.y + 2 * pad.y), theme::k_text, px(4));
  const ImFont* with = font(FontRole::small);
  list.AddText(with, with->FontSize, ImVec2(x + pad.x, y + pad.y), theme::k_panel, shown_text.data(),
               shown_text.data() + shown_text.size(), width);
}

}  // namespace lifeboat::ui
