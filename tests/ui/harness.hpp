// A Ui with an input queue, without loop or display: a test queues input and draws frames until the page is settled.
#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <string>

#include "host/screen/input_queue.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::ui {

class Harness {
 public:
  explicit Harness(std::function<void(Ui&)> draw, screen::Size size = {1024, 768})
      : draw_(std::move(draw)), size_(size), ui_(make()) {
    settle();
  }

  // A page that never settles is a failure.
  void settle() {
    for (int frame = 0; frame < 200; ++frame) {
      ui_->begin_frame(size_, queue_.take_frame(), now_ms_ += 5);
      draw_(*ui_);
      (void)ui_->end_frame();
      if (!queue_.has_events() && !ui_->wants_frame()) return;
    }
    FAIL("the page asks for frames without end");
  }

  void key(const std::string& chord, int times = 1) {
    for (int i = 0; i < times; ++i) queue_key(chord);
    settle();
  }

  void queue_key(const std::string& chord) {
    queue_transition(chord, true);
    queue_transition(chord, false);
  }

  // A keyboard repeats what is held.
  void hold_key(const std::string& chord, int repeats) {
    for (int i = 0; i <= repeats; ++i) queue_transition(chord, true);
    queue_transition(chord, false);
    settle();
  }

  void type(const std::string& text) {
    screen::InputEvent event;
    event.kind = screen::InputKind::text;
    event.text = text;
    queue_.push(event);
    settle();
  }

  void click(const std::string& path, int times = 1, int button = 0) {
    const Item* item = ui_->items().find(path);
    REQUIRE(item != nullptr);
    REQUIRE(item->is_visible);
    screen::InputEvent event;
    event.x = static_cast<float>(item->rect.x) + static_cast<float>(item->rect.width) / 2;
    event.y = static_cast<float>(item->rect.y) + static_cast<float>(item->rect.height) / 2;
    queue_.push(event);
    event.kind = screen::InputKind::button;
    event.button = button;
    for (int i = 0; i < times; ++i) {
      event.is_down = true;
      queue_.push(event);
      event.is_down = false;
      queue_.push(event);
    }
    settle();
  }

  [[nodiscard]] std::string focused() const {
    const Item* item = ui_->items().find_focused();
    return item != nullptr ? item->path : "";
  }

  [[nodiscard]] const Item& item(const std::string& path) const {
    const Item* found = ui_->items().find(path);
    INFO(path);
    REQUIRE(found != nullptr);
    return *found;
  }

  [[nodiscard]] bool has(const std::string& path) const { return ui_->items().find(path) != nullptr; }
  Ui& ui() { return *ui_; }
  screen::InputQueue& queue() { return queue_; }
  void pass_time(std::int64_t ms) { now_ms_ += ms; }

 private:
  void queue_transition(const std::string& chord, bool is_down) {
    screen::InputEvent event;
    event.kind = screen::InputKind::key;
    event.chord = *screen::parse_chord(chord);
    event.is_down = is_down;
    queue_.push(event);
  }

  static std::unique_ptr<Ui> make() {
    auto made = Ui::create(1);
    REQUIRE(made);
    return std::move(*made);
  }

  std::function<void(Ui&)> draw_;
  screen::Size size_;
  std::unique_ptr<Ui> ui_;
  screen::InputQueue queue_;
  std::int64_t now_ms_ = 1000;
};

// An lb_text for a test's lifetime.
struct Text {
  explicit Text(const char* value) : handle(ui_api().text_create(nullptr, value)) {}
  ~Text() { ui_api().text_destroy(nullptr, handle); }
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  [[nodiscard]] std::string value() const { return ui_api().text_get(handle); }
  lb_text* handle;
};

}  // namespace lifeboat::ui
