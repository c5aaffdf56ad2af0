// Who has the keyboard. Items that take input say so in drawing order; Tab walks that order within the top layer (the
// page, or the dialog or menu above it) and wraps round. A layer that opens takes the keyboard, and the one beneath
// has it back as it was when the layer closes. ImGui's own order is not used: in 1.86 it skips buttons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::ui {

class FocusOrder {
 public:
  void begin_frame();
  void end_frame();

  // Layers, as they are drawn. The page is layer 0 and always there. A question of the host's own is topmost,
  // whatever a tool opens after it; it begins while no other layer is being drawn.
  int begin_layer(std::string_view path, bool is_topmost = false);
  // Goes on in the layer on top, so that what is drawn next can be reached whatever is open; ended by end_layer.
  void join_top_layer();
  void end_layer();
  [[nodiscard]] int current_layer() const;
  // As of the frame before: who is on top, and whether what is drawn now belongs to it.
  [[nodiscard]] bool is_top(int layer) const { return layer == top_layer_; }
  [[nodiscard]] int top_layer() const { return top_layer_; }

  // An item that takes input; answers whether it has the keyboard.
  bool add(std::string_view path, bool is_enabled);
  [[nodiscard]] bool has_focus(std::string_view path) const;
  [[nodiscard]] const std::string& focused() const;

  // A click, automation or a page moves the keyboard. Within the layer being drawn, or the top one between frames.
  void request(std::string_view path);
  // An item that wants the keyboard when it first appears.
  void request_first(std::string_view path) { request_in(drawn_layer(), path); }
  // Whichever item of the page is added next in this frame and can take it.
  void request_next() { wants_next_ = true; }
  // Tab: 1 forward, -1 back.
  void move(int direction);

  // The ring is drawn after keys, not after clicks.
  void set_ring(bool is_shown) { shows_ring_ = is_shown; }
  [[nodiscard]] bool shows_ring() const { return shows_ring_; }
  // The keyboard is somewhere else than when the frame began.
  [[nodiscard]] bool has_moved() const { return has_moved_; }

 private:
  struct Entry {
    std::string path;
    bool is_enabled;
  };
  struct Layer {
    std::string path;
    std::string focused;
    std::size_t last_index = 0;  // where the focused item was, should it go away
    std::vector<Entry> entries;
    bool is_drawn = false;
  };
  Layer& drawn_layer() { return layers_[open_.back()]; }
  void request_in(Layer& layer, std::string_view path);
  static void settle(Layer& layer, bool is_page);

  std::vector<Layer> layers_{Layer{}};
  std::vector<std::size_t> open_{0};  // indices into layers_ of those being drawn now
  int top_layer_ = 0;
  bool shows_ring_ = false;
  bool has_moved_ = false;
  bool wants_next_ = false;
};

}  // namespace lifeboat::ui
