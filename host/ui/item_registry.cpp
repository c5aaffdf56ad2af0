#include "host/ui/item_registry.hpp"

#include <algorithm>

namespace lifeboat::ui {

void ItemRegistry::end_frame(int top_layer) {
  items_.swap(building_);
  top_layer_ = top_layer;
}

const Item* ItemRegistry::find(std::string_view path) const {
  const auto found = std::ranges::find(items_, path, &Item::path);
  return found == items_.end() ? nullptr : &*found;
}

const Item* ItemRegistry::find_focused() const {
  const Item* focused = nullptr;
  for (const Item& item : items_) {
    if (item.is_focused) focused = &item;
  }
  return focused;
}

}  // namespace lifeboat::ui
