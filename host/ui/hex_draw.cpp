#include "host/ui/hex_draw.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lifeboat::ui {
namespace {

constexpr std::size_t k_wide_row = 16;
constexpr std::size_t k_narrow_row = 8;
constexpr std::size_t k_short_offset_bytes = 0x10000;  // four digits say where

struct Cell {
  std::size_t position;
  ImVec2 digits, character;
};

float middle_gap(const HexLayout& layout, std::size_t column) {
  return layout.per_row == k_wide_row && column >= k_wide_row / 2 ? layout.character : 0;
}

void fill(const HexLayout& layout, ImVec2 at, float characters, ImU32 color) {
  const ImVec2 end(at.x + characters * layout.character, at.y + layout.row_height);
  ImGui::GetWindowDrawList()->AddRectFilled(at, end, color);
}

void frame(const UiState& s, const HexLayout& layout, ImVec2 at, float characters) {
  ImGui::GetWindowDrawList()->AddRect(
      at, ImVec2(at.x + characters * layout.character, at.y + layout.row_height), theme::k_accent, s.px(2));
}

// A block over what typing replaces, a bar before what it moves on; only a frame in the column that is not typed in.
void draw_cursor(const UiState& s, const HexLayout& layout, const HexEdit& edit, const Cell& cell, bool is_focused) {
  const bool is_in_digits = edit.column() == HexColumn::digits;
  ImVec2 at = is_in_digits ? cell.digits : cell.character;
  float characters = is_in_digits && !edit.is_at_low_digit() ? 2 : 1;
  if (is_in_digits && edit.is_at_low_digit()) at.x += layout.character;
  frame(s, layout, is_in_digits ? cell.character : cell.digits, is_in_digits ? 1 : 2);
  if (!is_focused) return frame(s, layout, at, characters);
  if (edit.is_inserting() && !edit.is_at_low_digit()) {
    const ImVec2 bar_end(at.x + s.px(1), at.y + layout.row_height);
    return ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(at.x - s.px(1), at.y), bar_end, theme::k_accent);
  }
  fill(layout, at, characters, theme::k_selected);
  frame(s, layout, at, characters);
}

void draw_byte(const UiState& s, const Cell& cell, float drop, std::byte byte) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  const auto value = std::to_integer<unsigned>(byte);
  const ImU32 color = value == 0 ? theme::k_muted : theme::k_text;
  const std::array<char, 2> digits = {k_digits[value >> 4], k_digits[value & 0xF]};
  s.draw_text(FontRole::mono, ImVec2(cell.digits.x, cell.digits.y + drop), color, {digits.data(), 2});
  const bool is_shown = value >= ' ' && value <= '~';
  const char character = is_shown ? static_cast<char>(value) : '.';
  s.draw_text(FontRole::mono, ImVec2(cell.character.x, cell.character.y + drop),
              is_shown ? theme::k_text : theme::k_muted, {&character, 1});
}

}  // namespace

HexLayout HexLayout::make(const UiState& s, float width, std::size_t size) {
  HexLayout layout;
  layout.offset_digits = size > k_short_offset_bytes ? 8 : 4;
  layout.character = s.measure(FontRole::mono, "0").x;
  layout.row_height = s.font(FontRole::mono)->FontSize + s.px(6);
  layout.offset_x = s.px(12);
  const auto place = [&](std::size_t bytes_per_row) {
    layout.per_row = bytes_per_row;
    layout.digits_x = layout.offset_x + static_cast<float>(layout.offset_digits + 2) * layout.character;
    layout.characters_x = layout.x_of_digits(bytes_per_row - 1) + 4 * layout.character;
  };
  place(k_wide_row);
  if (layout.width() > width) place(k_narrow_row);
  return layout;
}

float HexLayout::width() const { return x_of_character(per_row) + offset_x; }

float HexLayout::x_of_digits(std::size_t column) const {
  return digits_x + static_cast<float>(3 * column) * character + middle_gap(*this, column);
}

float HexLayout::x_of_character(std::size_t column) const {
  return characters_x + static_cast<float>(column) * character;
}

std::size_t HexLayout::rows_of(std::size_t size, bool is_read_only) const {
  const std::size_t places = is_read_only && size > 0 ? size : size + 1;  // one to append at
  return (places + per_row - 1) / per_row;
}

HexLayout::Hit HexLayout::hit(float x) const {
  std::size_t column = per_row - 1;
  if (x >= characters_x - 2 * character) {
    while (column > 0 && x < x_of_character(column)) --column;
    return {column, HexColumn::characters};
  }
  while (column > 0 && x < x_of_digits(column) - character / 2) --column;
  return {column, HexColumn::digits};
}

void draw_hex_row(const UiState& s, const HexLayout& layout, const HexEdit& edit, const Bytes& bytes,
                  const HexRow& row, bool is_focused) {
  const float drop = s.px(3);
  s.draw_text(FontRole::mono, ImVec2(row.at.x + layout.offset_x, row.at.y + drop), theme::k_muted,
              fmt::format("{:0{}x}", row.first, layout.offset_digits));
  const HexRange selected = edit.selection();
  for (std::size_t column = 0; column < layout.per_row; ++column) {
    const Cell cell{row.first + column, ImVec2(row.at.x + layout.x_of_digits(column), row.at.y),
                    ImVec2(row.at.x + layout.x_of_character(column), row.at.y)};
    if (cell.position > bytes.size()) return;
    if (cell.position >= selected.first && cell.position < selected.last) {
      const bool goes_on = cell.position + 1 < selected.last && column + 1 < layout.per_row;
      const float gap = middle_gap(layout, column + 1) - middle_gap(layout, column);
      fill(layout, cell.digits, goes_on ? 3 + gap / layout.character : 2, theme::k_selected_text);
      fill(layout, cell.character, 1, theme::k_selected_text);
    }
    if (cell.position == edit.cursor()) draw_cursor(s, layout, edit, cell, is_focused);
    if (cell.position < bytes.size()) draw_byte(s, cell, drop, bytes[cell.position]);
  }
}

}  // namespace lifeboat::ui
