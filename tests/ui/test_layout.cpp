#include "tests/ui/harness.hpp"

namespace lifeboat::ui {
namespace {

void queue_move(Harness& h, int x, int y) {
  screen::InputEvent event;
  event.x = static_cast<float>(x);
  event.y = static_cast<float>(y);
  h.queue().push(event);
}

void queue_button(Harness& h, bool is_down) {
  screen::InputEvent event;
  event.kind = screen::InputKind::button;
  event.is_down = is_down;
  h.queue().push(event);
}

}  // namespace

TEST_CASE("the bar of a split stays under the pointer that holds it, however the pointer came there") {
  Harness h([](Ui& ui) {
    ui.begin_split("panes", 0.5F, 0);
    ui.next_split();
    ui.end_split();
  });
  const screen::Rect before = h.item("panes-bar").rect;
  const auto left = [&] { return h.item("panes-bar").rect.x; };
  queue_move(h, 5, 5);
  h.settle();
  queue_move(h, before.x + 5, before.y + 100);
  queue_button(h, true);
  h.settle();
  CHECK(left() == before.x);
  const auto drag_to = [&](int x) {
    queue_move(h, x + 5, before.y + 100);
    h.settle();
    return left();
  };
  CHECK(drag_to(before.x + 100) == before.x + 100);
  CHECK(drag_to(5000) < 1024);
  CHECK(drag_to(before.x + 50) == before.x + 50);
  queue_button(h, false);
  h.settle();
  CHECK(drag_to(before.x) == before.x + 50);
}

}  // namespace lifeboat::ui
