#include "host/ui/focus_order.hpp"

#include <algorithm>

namespace lifeboat::ui {

void FocusOrder::begin_frame() {
  for (auto& layer : layers_) {
    layer.entries.clear();
    layer.is_drawn = false;
  }
  layers_.front().is_drawn = true;
  open_.assign(1, 0);
  has_moved_ = wants_next_ = false;
}

void FocusOrder::end_frame() {
  const auto count = layers_.size();
  std::erase_if(layers_, [](const Layer& layer) { return !layer.is_drawn; });
  const int top = static_cast<int>(layers_.size()) - 1;
  if (layers_.size() != count || top != top_layer_) has_moved_ = true;
  top_layer_ = top;
  for (auto& layer : layers_) {
    const std::string before = layer.focused;
    settle(layer, &layer == &layers_.front());
    if (layer.focused != before) has_moved_ = true;
  }
}

// A dialog's keyboard is never nowhere; a page may begin without.
void FocusOrder::settle(Layer& layer, bool is_page) {
  const auto found = std::ranges::find(layer.entries, layer.focused, &Entry::path);
  if (found != layer.entries.end()) {
    layer.last_index = static_cast<std::size_t>(found - layer.entries.begin());
    if (found->is_enabled) return;
  }
  if (is_page) return;
  const auto first = std::ranges::find(layer.entries, true, &Entry::is_enabled);
  if (first != layer.entries.end()) layer.focused = first->path;
}

int FocusOrder::begin_layer(std::string_view path, bool is_topmost) {
  auto found = std::ranges::find(layers_, path, &Layer::path);
  if (found == layers_.end()) {
    Layer layer;
    layer.path = path;
    layers_.push_back(std::move(layer));
    found = layers_.end() - 1;
    has_moved_ = true;
  }
  if (is_topmost && found + 1 != layers_.end()) {
    std::rotate(found, found + 1, layers_.end());
    found = layers_.end() - 1;
    has_moved_ = true;
  }
  found->is_drawn = true;
  open_.push_back(static_cast<std::size_t>(found - layers_.begin()));
  return current_layer();
}

void FocusOrder::join_top_layer() {
  std::size_t top = layers_.size() - 1;
  while (!layers_[top].is_drawn) --top;
  open_.push_back(top);
}

void FocusOrder::end_layer() { open_.pop_back(); }

int FocusOrder::current_layer() const { return static_cast<int>(open_.back()); }

bool FocusOrder::add(std::string_view path, bool is_enabled) {
  drawn_layer().entries.push_back({std::string(path), is_enabled});
  if (wants_next_ && is_enabled && current_layer() == 0) {
    wants_next_ = false;
    request_in(drawn_layer(), path);
  }
  return is_enabled && has_focus(path);
}

bool FocusOrder::has_focus(std::string_view path) const {
  return is_top(current_layer()) && layers_[open_.back()].focused == path;
}

const std::string& FocusOrder::focused() const { return layers_[static_cast<std::size_t>(top_layer_)].focused; }

void FocusOrder::request(std::string_view path) {
  request_in(open_.size() > 1 ? drawn_layer() : layers_[static_cast<std::size_t>(top_layer_)], path);
}

void FocusOrder::request_in(Layer& layer, std::string_view path) {
  if (layer.focused == path) return;
  layer.focused = path;
  has_moved_ = true;
}

void FocusOrder::move(int direction) {
  Layer& layer = layers_[static_cast<std::size_t>(top_layer_)];
  const auto count = static_cast<std::ptrdiff_t>(layer.entries.size());
  const auto found = std::ranges::find(layer.entries, layer.focused, &Entry::path);
  std::ptrdiff_t at = found - layer.entries.begin();
  // From nowhere, Tab goes to the first item and Shift+Tab to the last; from an item that went away, to its place.
  if (found == layer.entries.end()) {
    const auto gap = layer.focused.empty() ? 0 : static_cast<std::ptrdiff_t>(layer.last_index);
    at = direction > 0 ? gap - 1 : gap;
  }
  for (std::ptrdiff_t step = 1; step <= count; ++step) {
    const auto index = (((at + direction * step) % count) + count) % count;
    const Entry& entry = layer.entries[static_cast<std::size_t>(index)];
    if (!entry.is_enabled) continue;
    layer.focused = entry.path;
    has_moved_ = true;
    return;
  }
}

}  // namespace lifeboat::ui
