#include "host/session/input_guard.hpp"

#include <algorithm>
#include <ranges>

namespace lifeboat::session {
namespace {

using screen::InputEvent;
using screen::InputKind;

constexpr std::string_view k_questions = "session/";
constexpr std::string_view k_save = "save/";
// What the person keeps while a technician has a disabled tool in front.
constexpr std::string_view k_tabs = "tabs/";
constexpr std::array<std::string_view, 5> k_own = {"session/", k_tabs, "header/", "quit-question/", "close-question/"};

bool contains(const screen::Rect& rect, float x, float y) {
  return x >= static_cast<float>(rect.x) && x < static_cast<float>(rect.right()) && y >= static_cast<float>(rect.y) &&
         y < static_cast<float>(rect.bottom());
}

bool is_pressing(const InputEvent& event) {
  return event.kind == InputKind::button || event.kind == InputKind::wheel || event.kind == InputKind::key ||
         event.kind == InputKind::text;
}

bool is_tab(const InputEvent& event) { return event.kind == InputKind::key && event.chord.key == screen::Key::tab; }

// The keys that an item of the host's own answers to. All others, and anything with Ctrl or Alt, may be a shortcut of the
// tool's page, which hears it wherever the keyboard is.
bool is_for_own_item(const InputEvent& event, std::string_view path) {
  using screen::Key;
  if (event.kind == InputKind::text) return false;
  if (event.kind != InputKind::key) return true;
  if ((event.chord.modifiers & ~screen::k_shift) != 0) return false;
  switch (event.chord.key) {
    case Key::tab:
    case Key::enter:
    case Key::keypad_enter:
    case Key::space: return true;
    case Key::left:
    case Key::right:
    case Key::remove: return path.starts_with(k_tabs);
    case Key::escape: return path.find("question/") != std::string_view::npos;
    default: return false;
  }
}

}  // namespace

bool InputGuard::allows(const InputEvent& event) {
  if (!screen::is_somebodys(event)) return true;
  const bool is_remote = event.source == screen::InputSource::remote;
  if (is_remote && !rules_.is_remote_allowed) return false;
  if (event.kind == InputKind::pointer_move) {
    pointer_x_ = event.x;
    pointer_y_ = event.y;
  }
  if (!is_pressing(event)) return true;
  return is_remote ? allows_remote(event) : allows_local(event);
}

bool InputGuard::allows_remote(const InputEvent& event) const {
  const ui::Item* item = receiver(event);
  if (item == nullptr || !is_question(item->path)) return true;
  // Tab may leave the question's button, where the keyboard may have come by Tab.
  return is_tab(event);
}

bool InputGuard::allows_local(const InputEvent& event) const {
  if (!rules_.is_page_locked) return true;
  if (is_tab(event)) return (event.chord.modifiers & ~screen::k_shift) == 0;
  const ui::Item* item = receiver(event);
  return item != nullptr && is_for_own_item(event, item->path) &&
         std::ranges::any_of(k_own, [&](std::string_view own) { return item->path.starts_with(own); });
}

bool InputGuard::is_question(std::string_view path) const {
  return path.starts_with(k_questions) || (rules_.is_save_local && path.starts_with(k_save));
}

const ui::Item* InputGuard::receiver(const InputEvent& event) const {
  if (event.kind == InputKind::key || event.kind == InputKind::text) return items_.find_focused();
  const auto& items = items_.items();
  // The last drawn lies on top.
  for (const ui::Item& item : items | std::views::reverse) {
    if (item.layer == items_.top_layer() && item.is_visible && contains(item.rect, pointer_x_, pointer_y_))
      return &item;
  }
  return nullptr;
}

}  // namespace lifeboat::session
