// What is on the screen, item by item: the same list serves tests, automation and assistive tools. An item's path is
// the ids of the scopes it lies in (push_id, tables, menus, dialogs) and its own, with '/' between:
// "toolset/registry-editor/open". Layout (regions, splits) is not part of the path, so paths survive a new layout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/screen/geometry.hpp"

namespace lifeboat::ui {

struct Item {
  std::string path;
  // "button", "check", "radio", "combo", "input", "hex", "table", "column", "row", "tab", "menu-item", "text", …
  std::string role;
  std::string label;
  std::string value;
  screen::Rect rect;  // the part in sight, in pixels
  int layer = 0;      // 0 the page; a dialog or menu above has a higher one
  bool is_enabled = true;
  bool is_focused = false;
  bool is_selected = false;
  bool is_checked = false;
  bool is_visible = true;  // at least partly within its region's clip
  bool takes_focus = false;
  bool is_cut = false;  // its label did not fit, and ends in an ellipsis
};

class ItemRegistry {
 public:
  void begin_frame() { building_.clear(); }
  void add(Item item) { building_.push_back(std::move(item)); }
  [[nodiscard]] Item& last() { return building_.back(); }
  void end_frame(int top_layer);

  // Of the last finished frame, in drawing order.
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] int top_layer() const { return top_layer_; }
  [[nodiscard]] const Item* find(std::string_view path) const;
  // The item with the keyboard; in a table, its selected row.
  [[nodiscard]] const Item* find_focused() const;

 private:
  std::vector<Item> building_;
  std::vector<Item> items_;
  int top_layer_ = 0;
};

}  // namespace lifeboat::ui
