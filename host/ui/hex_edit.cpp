#include "host/ui/hex_edit.hpp"

#include <algorithm>

#include "host/ui/hex_text.hpp"

namespace lifeboat::ui {
namespace {

using screen::Key;

auto at(Bytes& bytes, std::size_t position) { return bytes.begin() + static_cast<std::ptrdiff_t>(position); }

bool is_typable(char character) { return character >= ' ' && character <= '~'; }

std::size_t less(std::size_t position, std::size_t by) { return position - std::min(position, by); }

}  // namespace

HexRange HexEdit::selection() const { return {std::min(cursor_, anchor_), std::max(cursor_, anchor_)}; }

void HexEdit::move_to(std::size_t position, bool is_selecting) {
  cursor_ = position;
  if (!is_selecting) anchor_ = position;
  is_at_low_digit_ = false;
}

void HexEdit::select_all(std::size_t size) {
  move_to(0, false);
  move_to(size, true);
}

void HexEdit::drag(std::size_t from, std::size_t to, std::size_t size) {
  move_to(std::min(to < from ? from + 1 : from, size), false);
  if (to != from) move_to(std::min(to > from ? to + 1 : to, size), true);
}

void HexEdit::set_column(HexColumn column) {
  column_ = column;
  is_at_low_digit_ = false;
}

void HexEdit::toggle_column() {
  set_column(column_ == HexColumn::digits ? HexColumn::characters : HexColumn::digits);
}

void HexEdit::settle(std::size_t size) { move_to(std::min(cursor_, size), false); }

bool HexEdit::press(const screen::KeyChord& chord, const HexShape& shape) {
  const auto target = target_of(chord, shape);
  if (!target) return false;
  move_to(std::min(*target, shape.size), (chord.modifiers & screen::k_shift) != 0);
  return true;
}

std::optional<std::size_t> HexEdit::target_of(const screen::KeyChord& chord, const HexShape& shape) const {
  const auto modifiers = chord.modifiers & ~screen::k_shift;
  const std::size_t row_start = cursor_ - cursor_ % shape.per_row;
  const std::size_t page = shape.per_row * shape.rows_per_page;
  if (modifiers == screen::k_ctrl && chord.key == Key::home) return 0;
  if (modifiers == screen::k_ctrl && chord.key == Key::end) return shape.size;
  if (modifiers != screen::k_no_modifier) return std::nullopt;
  switch (chord.key) {
    case Key::left:
      return is_at_low_digit_ ? cursor_ : less(cursor_, 1);
    case Key::right:
      return cursor_ + 1;
    case Key::up:
      return cursor_ < shape.per_row ? cursor_ : cursor_ - shape.per_row;
    case Key::down:
      return cursor_ + shape.per_row;
    case Key::home:
      return row_start;
    case Key::end:
      return row_start + shape.per_row - 1;
    case Key::page_up:
      return cursor_ < page ? cursor_ % shape.per_row : cursor_ - page;
    case Key::page_down:
      return cursor_ + page;
    default:
      return std::nullopt;
  }
}

bool HexEdit::type(Bytes& bytes, std::string_view utf8) {
  bool is_changed = false;
  for (const char character : utf8) {
    if (column_ == HexColumn::characters) {
      if (is_typable(character)) is_changed = type_character(bytes, character) || is_changed;
    } else if (const int digit = hex_digit(character); digit >= 0) {
      is_changed = type_digit(bytes, digit) || is_changed;
    }
  }
  return is_changed;
}

bool HexEdit::type_digit(Bytes& bytes, int digit) {
  if (is_at_low_digit_) {
    bytes[cursor_] = (bytes[cursor_] & std::byte{0xF0}) | static_cast<std::byte>(digit);
    move_to(cursor_ + 1, false);
    return true;
  }
  if (!make_room(bytes)) return false;
  bytes[cursor_] = (bytes[cursor_] & std::byte{0x0F}) | static_cast<std::byte>(digit << 4);
  is_at_low_digit_ = true;
  return true;
}

bool HexEdit::type_character(Bytes& bytes, char character) {
  if (!make_room(bytes)) return false;
  bytes[cursor_] = static_cast<std::byte>(character);
  move_to(cursor_ + 1, false);
  return true;
}

// A byte at the cursor that may be overwritten: the one there is, or a new one.
bool HexEdit::make_room(Bytes& bytes) {
  const HexRange selected = selection();
  if (is_inserting_) (void)remove(bytes, selected);
  move_to(selected.first, false);
  if (!is_inserting_ && cursor_ < bytes.size()) return true;
  if (bytes.size() >= k_max_buffer_bytes) return false;
  bytes.insert(at(bytes, cursor_), std::byte{0});
  return true;
}

bool HexEdit::remove(Bytes& bytes, HexRange range) {
  const std::size_t last = std::min(range.last, bytes.size());
  if (range.first >= last) return false;
  bytes.erase(at(bytes, range.first), at(bytes, last));
  move_to(range.first, false);
  return true;
}

bool HexEdit::remove_before(Bytes& bytes) {
  if (selection().count() > 0) return remove(bytes, selection());
  // The byte that is being typed, else the one before.
  const std::size_t first = is_at_low_digit_ ? cursor_ : less(cursor_, 1);
  return remove(bytes, {first, is_at_low_digit_ ? cursor_ + 1 : cursor_});
}

bool HexEdit::remove_after(Bytes& bytes) {
  if (selection().count() > 0) return remove(bytes, selection());
  return remove(bytes, {cursor_, cursor_ + 1});
}

bool HexEdit::paste(Bytes& bytes, std::span<const std::byte> pasted) {
  HexRange old = selection();
  if (old.count() == 0 && !is_inserting_) old.last = std::min(old.first + pasted.size(), bytes.size());
  if (pasted.empty() || bytes.size() - old.count() + pasted.size() > k_max_buffer_bytes) return false;
  (void)remove(bytes, old);
  bytes.insert(at(bytes, old.first), pasted.begin(), pasted.end());
  move_to(old.first + pasted.size(), false);
  return true;
}

}  // namespace lifeboat::ui
