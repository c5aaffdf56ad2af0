// Where the bytes of the widget `hex` stand, and how its rows are drawn.
#pragma once

#include <imgui.h>

#include <optional>

#include "host/ui/hex_edit.hpp"
#include "host/ui/ui_state.hpp"

namespace lifeboat::ui {

// Widths and heights, in pixels; x counts from the left edge of the rows.
struct HexLayout {
  std::size_t per_row = 16;
  int offset_digits = 4;
  float character = 0;  // width of one
  float row_height = 0;
  float offset_x = 0, digits_x = 0, characters_x = 0;

  [[nodiscard]] static HexLayout make(const UiState& s, float width, std::size_t size);
  [[nodiscard]] float width() const;
  [[nodiscard]] float x_of_digits(std::size_t column) const;
  [[nodiscard]] float x_of_character(std::size_t column) const;
  [[nodiscard]] std::size_t rows_of(std::size_t size, bool is_read_only) const;

  struct Hit {
    std::size_t column;
    HexColumn side;
  };
  // What lies at `x`; the offsets count as their row's first byte.
  [[nodiscard]] Hit hit(float x) const;
};

struct HexRow {
  std::size_t first = 0;  // its first byte's position
  ImVec2 at;
};

// `is_focused`: the cursor is drawn as the one that typing changes.
void draw_hex_row(const UiState& s, const HexLayout& layout, const HexEdit& edit, const Bytes& bytes,
                  const HexRow& row, bool is_focused);

}  // namespace lifeboat::ui
