// Buttons, checks, radios: what is pressed.
#include <algorithm>

#include "host/ui/icons.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

struct ButtonLook {
  ImU32 fill, line, text;
};

ButtonLook normal_look(const Interaction& it) {
  const ImU32 fill = it.is_held ? theme::k_pressed : it.is_hovered ? theme::k_hover : theme::k_panel;
  return {fill, theme::k_control_line, theme::k_text};
}

ButtonLook filled_look(const Interaction& it, ImU32 calm, ImU32 hover) {
  const ImU32 fill = it.is_held || it.is_hovered ? hover : calm;
  return {fill, fill, theme::k_on_accent};
}

ButtonLook quiet_look(const Interaction& it, bool is_on_dark) {
  const ImU32 over = is_on_dark ? IM_COL32(255, 255, 255, 40) : theme::k_hover;
  const ImU32 fill = it.is_held || it.is_hovered ? over : IM_COL32(0, 0, 0, 0);
  return {fill, 0, is_on_dark ? theme::k_header_text : theme::k_accent};
}

ButtonLook header_look(const Interaction& it) {
  const ImU32 fill = it.is_held || it.is_hovered ? IM_COL32(255, 255, 255, 48) : IM_COL32(255, 255, 255, 20);
  return {fill, theme::k_header_muted, theme::k_header_text};
}

ButtonLook look_of(const Interaction& it, lb_button_style style, bool is_on_dark) {
  if (!it.is_enabled) {
    const bool is_quiet = style == LB_BUTTON_QUIET;
    return {is_quiet ? 0 : theme::k_unavailable, is_quiet ? 0 : theme::k_line, theme::k_disabled};
  }
  switch (style) {
    case LB_BUTTON_PRIMARY:
      return filled_look(it, theme::k_accent, theme::k_accent_hover);
    case LB_BUTTON_DANGER:
      return filled_look(it, theme::k_danger, theme::k_danger_hover);
    case LB_BUTTON_QUIET:
      return quiet_look(it, is_on_dark);
    default:
      return is_on_dark ? header_look(it) : normal_look(it);
  }
}

// The box or circle of a check or radio with its label beside it; the whole line is pressed.
Interaction mark_line(UiState& s, std::string_view id, std::string_view role, const std::string& shown) {
  const float mark = s.px(20);
  const float room = ImGui::GetContentRegionAvail().x;
  const ImVec2 text = s.measure(FontRole::body, shown);
  const float width = std::min(room, mark + s.px(10) + text.x + s.px(12));
  const Interaction it = s.interact(id, role, shown, ImVec2(width, s.px(28)));
  const ImU32 color = it.is_enabled ? theme::k_text : theme::k_disabled;
  const float y = std::floor((it.min.y + it.max.y - text.y) / 2);
  const float text_x = mark + s.px(10);
  s.items.last().is_cut = s.draw_text(FontRole::body, ImVec2(it.min.x + text_x, y), color, shown, width - text_x);
  if (s.items.last().is_cut) s.show_tooltip(shown);
  return it;
}

ImVec2 mark_centre(const UiState& s, const Interaction& it) {
  return ImVec2(it.min.x + s.px(10), std::floor((it.min.y + it.max.y) / 2));
}

void move_down(float distance) { ImGui::SetCursorPosY(ImGui::GetCursorPosY() + distance); }

// How far a button behind a field with its label above goes down to stand beside the field, not beside the label.
float drop_to_line(const UiState& s, float height) {
  const float drop = s.line_bottom - ImGui::GetCursorScreenPos().y - height;
  return s.is_same_line && drop > 0 && drop < height ? drop : 0;
}

FontRole role_of(lb_button_style style) {
  return style == LB_BUTTON_NORMAL || style == LB_BUTTON_QUIET ? FontRole::body : FontRole::strong;
}

// Wide enough for its label, in pixels.
float natural_width(const UiState& s, const std::string& shown, lb_button_style style) {
  const bool is_quiet = style == LB_BUTTON_QUIET;
  return std::max(s.measure(role_of(style), shown).x + 2 * s.px(is_quiet ? 10 : 16), is_quiet ? 0 : s.em(5));
}

}  // namespace

float Ui::button_width(std::string_view label, lb_button_style style) const {
  return natural_width(*state_, state_->shown(label), style) / state_->em(1);
}

bool Ui::button(std::string_view id, std::string_view label, lb_button_style style) {
  UiState& s = *state_;
  const float drop = drop_to_line(s, s.px(theme::k_control_px));
  s.is_same_line = false;
  const std::string shown = s.shown(label);
  const FontRole role = role_of(style);
  const ImVec2 text = s.measure(role, shown);
  const float natural = natural_width(s, shown, style);
  // In the header the room is made from the buttons, not the other way round.
  const float room = s.is_on_dark ? natural : std::max(s.em(3), ImGui::GetContentRegionAvail().x);
  const float width = std::min(natural, room);
  move_down(drop);
  const Interaction it = s.interact(id, "button", shown, ImVec2(width, s.px(theme::k_control_px)));
  move_down(-drop);  // the next line begins where it would have
  const ButtonLook look = look_of(it, style, s.is_on_dark);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float rounding = s.px(theme::k_rounding_px);
  if ((look.fill >> 24) != 0) list.AddRectFilled(it.min, it.max, look.fill, rounding);
  if ((look.line >> 24) != 0) list.AddRect(it.min, it.max, look.line, rounding);
  const float x = std::floor(it.min.x + std::max(s.px(4), (width - text.x) / 2));
  const float y = std::floor((it.min.y + it.max.y - text.y) / 2);
  s.items.last().is_cut = s.draw_text(role, ImVec2(x, y), look.text, shown, width - s.px(8));
  if (s.items.last().is_cut) s.show_tooltip(shown);
  if (it.is_focused) s.draw_ring(it.min, it.max, rounding);
  return it.is_pressed && it.is_enabled;
}

bool Ui::check(std::string_view id, std::string_view label, bool* value) {
  UiState& s = *state_;
  s.is_same_line = false;
  const Interaction it = mark_line(s, id, "check", s.shown(label));
  const bool is_changed = it.is_pressed && it.is_enabled;
  if (is_changed) *value = !*value;
  s.items.last().is_checked = *value;
  const ImVec2 c = mark_centre(s, it);
  const ImVec2 min(c.x - s.px(9), c.y - s.px(9));
  const ImVec2 max(c.x + s.px(9), c.y + s.px(9));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 accent = it.is_enabled ? theme::k_accent : theme::k_disabled;
  list.AddRectFilled(min, max, *value ? accent : it.is_hovered ? theme::k_hover : theme::k_panel, s.px(4));
  if (!*value) list.AddRect(min, max, theme::k_control_line, s.px(4));
  if (*value) {
    const std::string mark = icon_text("check");
    const ImVec2 size = s.measure(FontRole::small, mark);
    s.draw_text(FontRole::small, ImVec2(std::floor(c.x - size.x / 2), std::floor(c.y - size.y / 2)),
                theme::k_on_accent, mark);
  }
  if (it.is_focused) s.draw_ring(it.min, it.max, s.px(4));
  return is_changed;
}

bool Ui::radio(std::string_view id, std::string_view label, bool is_chosen) {
  UiState& s = *state_;
  s.is_same_line = false;
  const Interaction it = mark_line(s, id, "radio", s.shown(label));
  s.items.last().is_checked = is_chosen;
  const ImVec2 c = mark_centre(s, it);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 accent = it.is_enabled ? theme::k_accent : theme::k_disabled;
  list.AddCircleFilled(c, s.px(9), is_chosen ? accent : theme::k_control_line, 32);
  list.AddCircleFilled(c, s.px(8), is_chosen ? accent : theme::k_panel, 32);
  if (is_chosen) list.AddCircleFilled(c, s.px(4), theme::k_on_accent, 24);
  if (it.is_focused) s.draw_ring(it.min, it.max, s.px(4));
  if (it.is_focused && (s.take_key(screen::Key::down) || s.take_key(screen::Key::right))) s.focus_step = 1;
  if (it.is_focused && (s.take_key(screen::Key::up) || s.take_key(screen::Key::left))) s.focus_step = -1;
  return it.is_pressed && it.is_enabled;
}

}  // namespace lifeboat::ui
