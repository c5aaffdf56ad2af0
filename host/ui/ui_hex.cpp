// The widget for bytes: a frame with rows that scroll by whole rows (pixels of 16 MiB do not fit a float), and a line
// below that says in words where the cursor is and what typing does.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "host/base/text.hpp"
#include "host/ui/hex_draw.hpp"
#include "host/ui/hex_text.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {
namespace {

using screen::Key;

constexpr std::size_t k_recorded_bytes = 1024;  // of the item's value, as ui.h says
constexpr float k_natural_height_em = 12;

// The widget while it is drawn.
struct Hex {
  UiState& s;
  HexState& state;
  lb_buffer& buffer;
  HexLayout layout;
  std::string path;
  ImVec2 min, max;  // of the frame around the rows
  bool is_read_only, is_enabled, is_focused;
  std::size_t visible_rows = 1;

  [[nodiscard]] HexShape shape() const { return {buffer.bytes.size(), layout.per_row, visible_rows}; }
  [[nodiscard]] std::size_t row_count() const { return layout.rows_of(buffer.bytes.size(), is_read_only); }
  bool copy() const;
  bool remove(bool is_before);
  bool press(const screen::KeyChord& chord, bool& is_changed);
  void answer_pointer(std::size_t first_row);
  [[nodiscard]] std::size_t scroll(float height);
};

bool Hex::copy() const {
  const HexRange selected = state.edit.selection();
  if (selected.count() == 0) return false;
  const auto bytes = std::span(buffer.bytes).subspan(selected.first, selected.count());
  if (bytes.size() > k_max_text_bytes / 3) return false;  // the clipboard holds 1 MiB of text
  s.write_clipboard(hex_text(bytes, bytes.size()));
  return true;
}

bool Hex::remove(bool is_before) {
  if (is_read_only) return false;
  return is_before ? state.edit.remove_before(buffer.bytes) : state.edit.remove_after(buffer.bytes);
}

// False when the widget has no use for the key.
bool Hex::press(const screen::KeyChord& chord, bool& is_changed) {
  HexEdit& edit = state.edit;
  if (edit.press(chord, shape())) return true;
  const bool is_ctrl = chord.modifiers == screen::k_ctrl;
  if (is_ctrl && chord.key == Key::a) {
    edit.select_all(buffer.bytes.size());
  } else if (is_ctrl && chord.key == Key::c) {
    (void)copy();
  } else if (is_ctrl && chord.key == Key::x) {
    is_changed = copy() && remove(true);
  } else if (is_ctrl && chord.key == Key::v) {
    const auto pasted = bytes_of_hex(s.read_clipboard());
    is_changed = !is_read_only && pasted && edit.paste(buffer.bytes, *pasted);
  } else if (chord.modifiers != screen::k_no_modifier) {
    return false;
  } else if (chord.key == Key::remove || chord.key == Key::backspace) {
    is_changed = remove(chord.key == Key::backspace);
  } else if (chord.key == Key::insert) {
    edit.toggle_inserting();
  } else if (chord == *screen::parse_chord("F6")) {
    edit.toggle_column();
  } else {
    return false;
  }
  return true;
}

void Hex::answer_pointer(std::size_t first_row) {
  const bool is_press = is_enabled && ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) state.drag_from.reset();
  if (!is_press && !state.drag_from) return;
  const ImVec2 origin = ImGui::GetWindowPos();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const auto row = static_cast<std::size_t>(std::max(0.0F, (mouse.y - origin.y) / layout.row_height));
  const HexLayout::Hit hit = layout.hit(mouse.x - origin.x);
  const std::size_t position = (first_row + std::min(row, visible_rows - 1)) * layout.per_row + hit.column;
  const std::size_t before = state.edit.cursor();
  if (is_press) {
    s.focus.request(path);
    state.edit.set_column(hit.side);
    state.drag_from = std::min(position, buffer.bytes.size());
  }
  state.edit.drag(*state.drag_from, position, buffer.bytes.size());
  if (is_press || state.edit.cursor() != before) s.wants_frame = true;
}

// The first row to draw, with the cursor in sight where it has moved.
std::size_t Hex::scroll(float height) {
  const std::size_t rows = row_count();
  visible_rows = std::max<std::size_t>(1, static_cast<std::size_t>(height / layout.row_height));
  const std::size_t last_first = rows - std::min(rows, visible_rows);
  auto first = static_cast<std::size_t>(std::max(0.0F, std::round(ImGui::GetScrollY() / layout.row_height)));
  first = std::min(first, last_first);
  const std::size_t at = state.edit.cursor() / layout.per_row;
  if (state.edit.cursor() != state.shown_cursor && (at < first || at >= first + visible_rows)) {
    first = at < first ? at : at + 1 - visible_rows;
    ImGui::SetScrollY(static_cast<float>(first) * layout.row_height);
    s.wants_frame = true;
  }
  state.shown_cursor = state.edit.cursor();
  ImGui::SetCursorPosY(height - 1 + static_cast<float>(last_first) * layout.row_height);
  ImGui::Dummy(ImVec2(1, 1));
  return first;
}

std::string status_of(const Hex& hex) {
  const HexEdit& edit = hex.state.edit;
  const std::size_t selected = edit.selection().count();
  const std::size_t size = hex.buffer.bytes.size();
  std::string text = selected > 0 ? fmt::format(fmt::runtime(tr("{} of {} bytes selected")), selected, size)
                                  : fmt::format(fmt::runtime(tr("Offset {:#x} of {:#x}")), edit.cursor(), size);
  text += "  ·  ";
  text += edit.column() == HexColumn::digits ? tr("Digits (F6: characters)") : tr("Characters (F6: digits)");
  text += "  ·  ";
  if (hex.is_read_only) return text + tr("Cannot be changed");
  return text + (edit.is_inserting() ? tr("Inserting (Insert: overwrite)") : tr("Overwriting (Insert: insert)"));
}

void draw_status(UiState& s, const Hex& hex) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string status = s.shown(status_of(hex));
  const float height = s.font(FontRole::small)->FontSize;
  const float width = hex.max.x - hex.min.x;
  const bool is_cut = s.draw_text(FontRole::small, at, theme::k_muted, status, width);
  ImGui::Dummy(ImVec2(width, height));
  s.record(hex.path + "/status", "text", status, {}, at, ImVec2(hex.max.x, at.y + height));
  s.items.last().is_cut = is_cut;
}

void draw_rows(Hex& hex, bool& is_changed) {
  UiState& s = hex.s;
  ImGui::SetCursorScreenPos(ImVec2(hex.min.x, hex.min.y + s.px(3)));
  const float height = hex.max.y - hex.min.y - s.px(6);
  ImGui::BeginChild(("##bytes/" + hex.path).c_str(), ImVec2(hex.max.x - hex.min.x, height), false, 0);
  std::size_t first = hex.scroll(height);
  hex.answer_pointer(first);
  if (hex.is_focused && s.key && hex.press(*s.key, is_changed)) {
    s.key.reset();
    s.wants_frame = true;
  }
  if (hex.is_focused && !hex.is_read_only) is_changed = hex.state.edit.type(hex.buffer.bytes, s.typed) || is_changed;
  first = hex.scroll(height);
  const std::size_t last = std::min(hex.row_count(), first + hex.visible_rows);
  const ImVec2 origin = ImGui::GetWindowPos();
  for (std::size_t row = first; row < last; ++row) {
    const float y = origin.y + static_cast<float>(row - first) * hex.layout.row_height;
    draw_hex_row(s, hex.layout, hex.state.edit, hex.buffer.bytes, {row * hex.layout.per_row, ImVec2(origin.x, y)},
                 hex.is_focused);
  }
  ImGui::EndChild();
}

}  // namespace

std::uint32_t Ui::hex(std::string_view id, std::string_view label, lb_buffer& buffer, float width, float height,
                      std::uint32_t flags) {
  UiState& s = *state_;
  s.is_same_line = false;
  const std::string path = s.path_of(id);
  const std::string name = s.shown(label);
  HexState& state = s.hex_fields[path];
  const bool is_new = state.last_frame < s.frame - 1;
  if (is_new || state.revision != buffer.revision) state.edit.settle(buffer.bytes.size());
  state.revision = buffer.revision;
  state.last_frame = s.frame;
  if (is_new && (flags & LB_INPUT_FOCUS) != 0) s.focus.request_first(path);

  ImGui::BeginGroup();
  const bool is_cut = s.draw_label(name);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float status_height = s.font(FontRole::small)->FontSize + s.px(4);
  const float wide = std::max(s.em(4), std::min(room.x, s.resolve(width, room.x, room.x)));
  const float high = std::max(s.em(4), s.resolve(height, s.em(k_natural_height_em), room.y)) - status_height;
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const ImVec2 max(min.x + wide, min.y + high);
  const bool is_enabled = !s.is_disabled();
  Hex hex{s, state, buffer, HexLayout::make(s, wide - ImGui::GetStyle().ScrollbarSize, buffer.bytes.size()), path,
          min, max, !is_enabled || (flags & LB_INPUT_READ_ONLY) != 0, is_enabled, s.focus.add(path, is_enabled)};
  if (hex.is_focused) {
    s.is_editing = true;
    s.editing_path.clear();
    s.scroll_to_focus(min, max);
  }
  const float rounding = s.px(theme::k_rounding_px);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(min, max, theme::k_panel, rounding);
  s.record(path, "hex", name, {}, min, max);
  s.items.last().is_cut = is_cut;
  s.items.last().is_focused = hex.is_focused;
  s.items.last().takes_focus = true;
  const bool is_entered = hex.is_focused && (s.take_key(Key::enter) || s.take_key(Key::keypad_enter));
  bool is_changed = false;
  draw_rows(hex, is_changed);
  s.items.last().value = hex_text(buffer.bytes, k_recorded_bytes);
  list.AddRect(min, max, theme::k_control_line, rounding);
  if (hex.is_focused) s.draw_ring(min, max, rounding);
  ImGui::SetCursorScreenPos(ImVec2(min.x, max.y + s.px(4)));
  draw_status(s, hex);
  ImGui::EndGroup();

  std::uint32_t answer = 0;
  if (is_changed) answer |= LB_INPUT_CHANGED;
  if (is_entered) answer |= LB_INPUT_ENTERED;
  return answer;
}

}  // namespace lifeboat::ui
