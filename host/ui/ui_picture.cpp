// A picture from elsewhere: a hole in the page that the renderer fills, and an item that takes every event within it.
#include <algorithm>

#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

ImGuiMouseCursor cursor_for_imgui(screen::Cursor cursor) {
  switch (cursor) {
    case screen::Cursor::text:
      return ImGuiMouseCursor_TextInput;
    case screen::Cursor::hand:
      return ImGuiMouseCursor_Hand;
    case screen::Cursor::resize_horizontal:
      return ImGuiMouseCursor_ResizeEW;
    case screen::Cursor::arrow:
      break;
  }
  return ImGuiMouseCursor_Arrow;
}

bool is_pointer(const screen::InputEvent& event) {
  using screen::InputKind;
  return event.kind == InputKind::pointer_move || event.kind == InputKind::button || event.kind == InputKind::wheel;
}

screen::Rect room_at(ImVec2 at, ImVec2 size) {
  return {static_cast<int>(at.x), static_cast<int>(at.y), std::max(1, static_cast<int>(size.x)),
          std::max(1, static_cast<int>(size.y))};
}

// Whether a pointer event is the picture's: it is over it, or drags from it. A release goes where its press went.
bool takes_pointer(const screen::InputEvent& event, bool is_hovered, unsigned& buttons) {
  if (event.kind != screen::InputKind::button) return is_hovered || buttons != 0;
  const unsigned bit = 1U << static_cast<unsigned>(std::clamp(event.button, 0, 7));
  if (event.is_down && is_hovered) {
    buttons |= bit;
    return true;
  }
  const bool was_pressed_here = (buttons & bit) != 0;
  if (!event.is_down) buttons &= ~bit;
  return was_pressed_here;
}

void draw_hole(UiState& s, const Picture& picture, const screen::Rect& room) {
  screen::Rect place = picture.place;
  place.x += room.x;
  place.y += room.y;
  s.paints.push_back({picture.source, room, place, picture.surround});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(ImVec2(static_cast<float>(room.x), static_cast<float>(room.y)),
                    ImVec2(static_cast<float>(room.right()), static_cast<float>(room.bottom())), false);
  list.AddCallback(screen::picture_marker, &s.paints.back());
  list.PopClipRect();
}

}  // namespace

bool PictureKeys::takes(const screen::KeyChord& chord) const {
  return !path.empty() && std::ranges::find(our_keys, chord) == our_keys.end();
}

screen::Size Ui::picture_room(bool covers_window) const {
  const ImVec2 size = covers_window ? ImGui::GetWindowSize() : ImGui::GetContentRegionAvail();
  const screen::Rect room = room_at(ImVec2(0, 0), size);
  return {room.width, room.height};
}

PictureInput Ui::picture(std::string_view id, const Picture& picture) {
  UiState& s = *state_;
  s.is_same_line = false;
  const std::string path = s.path_of(id);
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  if (picture.covers_window) ImGui::SetCursorScreenPos(ImGui::GetWindowPos());
  const screen::Size size = picture_room(picture.covers_window);
  PictureInput answer;
  answer.room =
      room_at(ImGui::GetCursorScreenPos(), ImVec2(static_cast<float>(size.width), static_cast<float>(size.height)));

  const bool had_keys = s.picture_keys.path == path;
  ImGui::InvisibleButton(
      path.c_str(), ImVec2(static_cast<float>(size.width), static_cast<float>(size.height)),
      ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
  answer.is_hovered = ImGui::IsItemHovered();
  if (ImGui::IsItemActivated()) s.focus.request(path);
  answer.is_focused = s.focus.add(path, true);
  s.record(path, "picture", picture.label, picture.value, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  s.items.last().is_focused = answer.is_focused;
  s.items.last().takes_focus = true;
  if (answer.is_hovered) ImGui::SetMouseCursor(cursor_for_imgui(picture.cursor));
  if (answer.is_focused) {
    s.next_picture_keys = {path, {picture.our_keys.begin(), picture.our_keys.end()}};
  }

  unsigned& buttons = s.picture_buttons[path];
  for (screen::InputEvent event : s.events) {
    const bool is_key = event.kind == screen::InputKind::key || event.kind == screen::InputKind::text;
    const bool is_ours = event.kind == screen::InputKind::key && event.is_down && !s.picture_keys.takes(event.chord);
    if (event.kind == screen::InputKind::focus_lost) buttons = 0;
    if (is_pointer(event) ? !takes_pointer(event, answer.is_hovered, buttons) : is_key && (!had_keys || is_ours)) {
      continue;
    }
    if (event.kind == screen::InputKind::pointer_move) {
      event.x -= static_cast<float>(answer.room.x);
      event.y -= static_cast<float>(answer.room.y);
    }
    answer.events.push_back(std::move(event));
  }
  draw_hole(s, picture, answer.room);
  if (picture.covers_window) ImGui::SetCursorScreenPos(cursor);
  return answer;
}

}  // namespace lifeboat::ui
