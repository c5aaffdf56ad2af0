#include "host/ui/table_keys.hpp"

#include <algorithm>

namespace lifeboat::ui {
namespace {

using screen::Key;

// Where a key moves the selection from row `at`; -1 when it is no such key.
std::int64_t moved(std::int64_t at, Key key, int page, std::int64_t last) {
  switch (key) {
    case Key::down:
      return std::min(at + 1, last);
    case Key::up:
      return at < 0 ? last : std::max<std::int64_t>(at - 1, 0);
    case Key::page_down:
      return std::min(std::max<std::int64_t>(at, 0) + page, last);
    case Key::page_up:
      return std::max<std::int64_t>(at - page, 0);
    case Key::home:
      return 0;
    case Key::end:
      return last;
    default:
      return -1;
  }
}

const DrawnRow* drawn(const TableState& state, std::int64_t row) {
  const std::int64_t index = row - static_cast<std::int64_t>(state.first);
  if (index < 0 || index >= static_cast<std::int64_t>(state.rows.size())) return nullptr;
  return &state.rows[static_cast<std::size_t>(index)];
}

// Left closes an open row or goes to the parent; Right opens a closed row or goes to its first child.
void answer_tree_key(Key key, const DrawnRow& row, std::int64_t at, std::int64_t last, lb_table_view& view) {
  const bool has_children = (row.flags & LB_ROW_HAS_CHILDREN) != 0;
  const bool is_open = has_children && (row.flags & LB_ROW_OPEN) != 0;
  const auto here = static_cast<std::int32_t>(at);
  if (key == Key::left && is_open) view.toggle = here;
  if (key == Key::left && !is_open) view.to_parent = here;
  if (key == Key::right && has_children && !is_open) view.toggle = here;
  if (key == Key::right && is_open && at < last) view.select = here + 1;
}

bool is_menu_key(const screen::KeyChord& chord) {
  return chord.key == Key::menu || (chord.key == Key::f10 && chord.modifiers == screen::k_shift);
}

bool answer_key(UiState& s, OpenTable& open, const screen::KeyChord& chord, std::int64_t last, int page,
                lb_table_view& view) {
  const std::int64_t at = open.selected;
  const bool is_selected = at >= 0 && at <= last;
  if (is_menu_key(chord) && is_selected) {
    view.context = static_cast<std::int32_t>(at);
    return true;
  }
  if (chord.modifiers != screen::k_no_modifier) return false;
  const std::int64_t to = moved(at, chord.key, page, last);
  if (to >= 0) {
    if (to != at) view.select = static_cast<std::int32_t>(to);
    return true;
  }
  if ((chord.key == Key::enter || chord.key == Key::keypad_enter) && is_selected) {
    view.activate = static_cast<std::int32_t>(at);
    return true;
  }
  const bool is_tree_key = (open.flags & LB_TABLE_TREE) != 0 && (chord.key == Key::left || chord.key == Key::right);
  if (!is_tree_key || !is_selected) return false;
  const DrawnRow* row = drawn(*open.state, at);
  if (row != nullptr) {
    answer_tree_key(chord.key, *row, at, last, view);
  } else {
    open.state->waiting_key = chord;  // what the row is, is known once it is in sight
    open.state->last_selected = -2;
    s.wants_frame = true;
  }
  return true;
}

}  // namespace

void answer_table_keys(UiState& s, OpenTable& open, std::uint32_t row_count, int page, lb_table_view& view) {
  if (row_count == 0) return;
  const auto last = static_cast<std::int64_t>(row_count) - 1;
  if (open.state->waiting_key && drawn(*open.state, open.selected) != nullptr) {
    const auto chord = *open.state->waiting_key;
    open.state->waiting_key.reset();
    (void)answer_key(s, open, chord, last, page, view);
    return;
  }
  if (!s.key || !answer_key(s, open, *s.key, last, page, view)) return;
  s.key.reset();
  s.wants_frame = true;
}

}  // namespace lifeboat::ui
