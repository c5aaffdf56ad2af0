// Dialogs: a layer over the page that dims it. Focus goes in, stays within and comes back (FocusOrder does that).
#include <algorithm>

#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

constexpr ImGuiWindowFlags k_overlay = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse;
constexpr float k_default_width_em = 30;

void draw_ground(const UiState& s, ImVec2 at, ImVec2 size) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(ImVec2(0, 0), ImGui::GetIO().DisplaySize, theme::k_dim);
  const ImVec2 max(at.x + size.x, at.y + size.y);
  const float rounding = s.px(10);
  for (int i = 5; i >= 1; --i) {
    const float out = s.px(static_cast<float>(3 * i));
    list.AddRectFilled(ImVec2(at.x - out / 2, at.y), ImVec2(max.x + out / 2, max.y + out), theme::k_shadow,
                       rounding + out);
  }
  list.AddRectFilled(at, max, theme::k_panel, rounding);
}

// Draws the dimmed window with the dialog's panel and begins its body; answers its layer.
int begin_panel(UiState& s, Ui& ui, std::string_view id, std::string_view title, float width, bool is_topmost) {
  const std::string path = s.path_of(id);
  DialogState& state = s.dialogs[path];
  const bool is_new = state.last_frame < s.frame - 1;
  state.last_frame = s.frame;
  s.push_scope(NestKind::dialog, id);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(window);
  ImGui::Begin(("##dialog/" + path).c_str(), nullptr, k_overlay);
  compat::raise_current_window();
  const int layer = s.focus.begin_layer(path, is_topmost);
  s.dialog_path.push_back(path);
  s.dark_stack.push_back(s.is_on_dark);
  s.is_on_dark = false;

  const float margin = s.px(16);
  const float top = s.strip_height + margin;
  const float room = std::max(s.em(4), window.y - top - margin);
  const float wide = std::min(s.resolve(width, s.em(k_default_width_em), window.x), window.x - 2 * margin);
  const float high = std::min(state.content_height, room);
  const ImVec2 size(wide, is_new ? room : high);
  const ImVec2 at(std::round((window.x - wide) / 2), std::round(std::max(top, (window.y - high) * 0.4F)));
  // Measured in its first frame, shown from the second.
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, is_new ? 0.0F : 1.0F);
  if (is_new) s.wants_frame = true;
  s.is_measuring = is_new;
  if (!is_new) draw_ground(s, at, size);
  ImGui::SetCursorScreenPos(at);
  ImDrawList& outer = *ImGui::GetWindowDrawList();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(s.px(24), s.px(20)));
  ImGui::BeginChild("##body", size, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  s.begin_scroll(s.path_of("body"), outer);
  ui.text(title, LB_TEXT_SUBHEADING);
  ui.space(0.25F);
  s.record(path, "dialog", s.shown(title), {}, at, ImVec2(at.x + size.x, at.y + size.y));
  return layer;
}

}  // namespace

bool Ui::begin_dialog(std::string_view id, std::string_view title, float width, bool* is_open) {
  UiState& s = *state_;
  if (!*is_open) return false;
  const int layer = begin_panel(s, *this, id, title, width, false);
  if (s.focus.is_top(layer) && s.take_key(screen::Key::escape)) *is_open = false;
  return true;
}

void Ui::begin_question(std::string_view id, std::string_view title) {
  (void)begin_panel(*state_, *this, id, title, 0, true);
}

void Ui::end_dialog() {
  UiState& s = *state_;
  if (s.nests.empty() || s.nests.back().kind != NestKind::dialog) return;
  s.end_scroll();
  DialogState& state = s.dialogs[s.dialog_path.back()];
  const float before = state.content_height;
  state.content_height = compat::content_bottom_of_current_window() + s.px(20);
  if (std::abs(before - state.content_height) >= 1) s.wants_frame = true;
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::End();
  s.is_measuring = false;
  s.focus.end_layer();
  s.is_on_dark = s.dark_stack.back();
  s.dark_stack.pop_back();
  s.dialog_path.pop_back();
  s.pop_scope();
}

int Ui::dialog(std::string_view id, std::string_view title, std::string_view body,
               std::span<const DialogButton> buttons) {
  bool is_open = true;
  int pressed = -1;
  if (!begin_dialog(id, title, 0, &is_open)) return -1;
  text(body);
  space(0.75F);
  // The last stands first and has the keyboard first: in a question that is the harmless answer.
  for (std::size_t i = buttons.size(); i-- > 0;) {
    if (button(buttons[i].id, buttons[i].label, buttons[i].style)) pressed = static_cast<int>(i);
    if (i > 0) same_line();
  }
  end_dialog();
  if (pressed >= 0) return pressed;
  return is_open ? -1 : -2;
}

}  // namespace lifeboat::ui
