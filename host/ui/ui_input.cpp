// Text fields: ImGui edits, we decide who has the keyboard. A field that is focused stays in editing, so a click on
// an empty spot does not lose it.
#include <algorithm>

#include "host/ui/imgui_compat.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

// A field that is clipped away cannot start to edit; asking in each frame for ever would keep an idle console busy.
constexpr int k_max_activations = 4;

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  auto& text = *static_cast<std::string*>(data->UserData);
  text.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text.data();
  return 0;
}

ImGuiInputTextFlags flags_for_imgui(std::uint32_t flags, bool by_keyboard) {
  ImGuiInputTextFlags wanted = ImGuiInputTextFlags_CallbackResize;
  if ((flags & LB_INPUT_READ_ONLY) != 0) wanted |= ImGuiInputTextFlags_ReadOnly;
  if ((flags & LB_INPUT_HEX) != 0) wanted |= ImGuiInputTextFlags_CharsHexadecimal;
  if ((flags & LB_INPUT_DECIMAL) != 0) wanted |= ImGuiInputTextFlags_CharsDecimal;
  if (by_keyboard && (flags & LB_INPUT_MULTILINE) == 0) wanted |= ImGuiInputTextFlags_AutoSelectAll;
  return wanted;
}

// The lb_text as the field shows it, made anew when the tool has set it.
void refresh(UiState& s, FieldState& field, const lb_text& text) {
  if (field.source == text.value && field.revision == text.revision && field.last_frame >= 0) return;
  if (field.is_active) compat::clear_active_item();
  field.is_active = false;
  field.source = text.value;
  field.revision = text.revision;
  field.field = field.codec.to_field(text.value, [&](char32_t c) { return s.fonts.require(c); });
}

bool edit(UiState& s, const std::string& path, FieldState& field, ImVec2 size, std::uint32_t flags) {
  const std::string name = "##" + path;
  std::uint32_t effective = flags;
  if (field.codec.is_exhausted()) effective |= LB_INPUT_READ_ONLY;
  const auto imgui_flags = flags_for_imgui(effective, s.focus.shows_ring());
  // ImGui wants room for the NUL, which std::string has behind its last character.
  if ((flags & LB_INPUT_MULTILINE) != 0) {
    return ImGui::InputTextMultiline(name.c_str(), field.field.data(), field.field.size() + 1, size, imgui_flags,
                                     grow, &field.field);
  }
  ImGui::SetNextItemWidth(size.x);
  return ImGui::InputText(name.c_str(), field.field.data(), field.field.size() + 1, imgui_flags, grow, &field.field);
}

bool accept(FieldState& field, lb_text& text) {
  std::string value = field.codec.from_field(field.field);
  if (value == text.value) return false;
  if (value.size() > k_max_text_bytes) {
    field.last_frame = -1;  // takes back what is too long
    return false;
  }
  text.value = value;
  field.source = std::move(value);
  return true;
}

}  // namespace

std::uint32_t Ui::input(std::string_view id, std::string_view label, lb_text& text, float width, float height,
                        std::uint32_t flags) {
  UiState& s = *state_;
  s.is_same_line = false;
  const std::string path = s.path_of(id);
  const std::string name = s.shown(label);
  const bool is_multiline = (flags & LB_INPUT_MULTILINE) != 0;
  FieldState& field = s.fields[path];
  const bool is_new = field.last_frame < s.frame - 1;
  refresh(s, field, text);
  field.last_frame = s.frame;

  ImGui::BeginGroup();
  const bool is_label_cut = s.draw_label(name);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ImVec2 size(std::max(s.em(2), std::min(room.x, s.resolve(width, room.x, room.x))),
                    s.resolve(height, is_multiline ? s.em(8) : s.px(theme::k_control_px), room.y));
  if (is_new && (flags & LB_INPUT_FOCUS) != 0) s.focus.request_first(path);
  const bool is_enabled = !s.is_disabled();
  const bool is_focused = s.focus.add(path, is_enabled);
  const bool wants_enter = is_focused && field.is_active && !is_multiline &&
                           (s.take_key(screen::Key::enter) || s.take_key(screen::Key::keypad_enter));
  if (!is_focused || field.is_active) field.activations = 0;
  if (is_focused && !field.is_active && !ImGui::IsMouseDown(ImGuiMouseButton_Left) &&
      field.activations++ < k_max_activations) {
    ImGui::SetKeyboardFocusHere();
    s.wants_frame = true;
  }
  if (!is_focused && field.is_active && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) compat::clear_active_item();

  ImGui::PushFont(s.font((flags & LB_INPUT_MONO) != 0 ? FontRole::mono : FontRole::body));
  ImGui::PushStyleColor(ImGuiCol_Text, is_enabled ? theme::k_text : theme::k_disabled);
  edit(s, path, field, size, flags);
  ImGui::PopStyleColor();
  ImGui::PopFont();
  const ImVec2 min = ImGui::GetItemRectMin();
  const ImVec2 max = ImGui::GetItemRectMax();
  const bool was_active = field.is_active;
  field.is_active = ImGui::IsItemActive();
  if (field.is_active && !was_active) {
    s.focus.request(path);
    s.wants_frame = true;
  }
  if (field.is_active) {
    s.is_editing = true;
    s.editing_path = path;
    s.is_multiline = is_multiline;
  }
  ImGui::EndGroup();

  s.record(path, "input", name, text.value, min, max);
  s.items.last().is_cut = is_label_cut;
  s.items.last().is_focused = is_focused;
  s.items.last().takes_focus = true;
  if (is_focused) s.scroll_to_focus(min, max);
  if (is_focused) s.draw_ring(min, max, s.px(theme::k_rounding_px));
  s.last = {min, max, is_enabled, ImGui::IsItemHovered(), false, is_focused, false};
  s.last_path = path;
  const bool is_changed = accept(field, text);
  if (is_changed) s.items.last().value = text.value;
  std::uint32_t answer = 0;
  if (is_changed) answer |= LB_INPUT_CHANGED;
  if (wants_enter) answer |= LB_INPUT_ENTERED;
  return answer;
}

}  // namespace lifeboat::ui
