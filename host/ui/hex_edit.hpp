// Editing bytes, without a picture: a cursor, a selection, a column that one types in, overwriting or inserting. The
// widget `hex` (ui_hex.cpp) hands keys and text to it and draws its state.
//
// Positions are those of bytes, and one behind the last, where typing appends. A byte is typed as two digits; after
// the first, the cursor stands at the byte's low digit.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "host/screen/key.hpp"

namespace lifeboat::ui {

inline constexpr std::size_t k_max_buffer_bytes = 16U << 20;  // of lb_buffer, as ui.h says

using Bytes = std::vector<std::byte>;

enum class HexColumn { digits, characters };

struct HexRange {
  std::size_t first = 0, last = 0;  // first ≤ byte < last
  [[nodiscard]] std::size_t count() const { return last - first; }
};

// What a key's way through the bytes depends on.
struct HexShape {
  std::size_t size = 0;
  std::size_t per_row = 16;
  std::size_t rows_per_page = 1;
};

class HexEdit {
 public:
  [[nodiscard]] std::size_t cursor() const { return cursor_; }
  [[nodiscard]] HexRange selection() const;
  [[nodiscard]] HexColumn column() const { return column_; }
  [[nodiscard]] bool is_inserting() const { return is_inserting_; }
  [[nodiscard]] bool is_at_low_digit() const { return is_at_low_digit_; }

  void move_to(std::size_t position, bool is_selecting);
  void select_all(std::size_t size);
  // The pointer went down on the byte `from` and is on `to` now: both belong to the selection.
  void drag(std::size_t from, std::size_t to, std::size_t size);
  void set_column(HexColumn column);
  void toggle_column();
  void toggle_inserting() { is_inserting_ = !is_inserting_; }
  // The bytes were set by somebody else: the cursor stays where it can, nothing is selected.
  void settle(std::size_t size);
  // Arrows, Home, End, PageUp, PageDown, with Shift to select and Ctrl+Home and Ctrl+End; false for another key.
  bool press(const screen::KeyChord& chord, const HexShape& shape);

  // These answer whether the bytes changed. What a column does not take is left out: digits take 0-9 a-f, characters
  // those from space to tilde.
  bool type(Bytes& bytes, std::string_view utf8);
  bool remove_before(Bytes& bytes);
  bool remove_after(Bytes& bytes);
  // Instead of the selection; without one, over the bytes at the cursor or between them, as typing would.
  bool paste(Bytes& bytes, std::span<const std::byte> pasted);

 private:
  [[nodiscard]] std::optional<std::size_t> target_of(const screen::KeyChord& chord, const HexShape& shape) const;
  bool type_digit(Bytes& bytes, int digit);
  bool type_character(Bytes& bytes, char character);
  bool make_room(Bytes& bytes);
  bool remove(Bytes& bytes, HexRange range);

  std::size_t cursor_ = 0, anchor_ = 0;
  HexColumn column_ = HexColumn::digits;
  bool is_inserting_ = false;
  bool is_at_low_digit_ = false;
};

}  // namespace lifeboat::ui
