// The window's thread, on SDL's dummy driver: no desktop is needed, and SDL's own events are the person.
#include <SDL.h>
#include <poll.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <thread>

#include "host/screen/display.hpp"

namespace lifeboat::screen {
namespace {

constexpr int k_patience_ms = 20'000;

std::unique_ptr<Display> open_window() {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  auto made = make_sdl_display("test", {320, 200});
  if (!made) {
    std::printf("SKIPPED: SDL has no dummy driver here\n");
    std::exit(77);
  }
  return std::move(*made);
}

// The next event of that kind; the thread that has it pushes it by itself.
InputEvent next(InputQueue& queue, InputKind kind) {
  while (true) {
    pollfd waiting{queue.wake_fd(), POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, k_patience_ms) == 1);
    for (const auto& event : queue.take_frame().events) {
      if (event.kind == kind) return event;
    }
  }
}

void person_presses(SDL_Scancode scancode, SDL_Keycode sym, Uint16 modifiers, bool is_down) {
  SDL_Event event{};
  event.type = is_down ? SDL_KEYDOWN : SDL_KEYUP;
  event.key.state = is_down ? SDL_PRESSED : SDL_RELEASED;
  event.key.keysym.scancode = scancode;
  event.key.keysym.sym = sym;
  event.key.keysym.mod = modifiers;
  SDL_PushEvent(&event);
}

}  // namespace

TEST_CASE("what is pressed reaches the queue though nobody asks the display for it") {
  InputQueue queue;
  const auto display = open_window();
  display->attach(queue);
  CHECK(next(queue, InputKind::resize).size == Size{320, 200});
  person_presses(SDL_SCANCODE_A, SDLK_a, KMOD_LCTRL, true);
  const auto key = next(queue, InputKind::key);
  CHECK(key.chord.key == Key::a);
  CHECK(key.chord.modifiers == k_ctrl);
  CHECK(key.source == InputSource::local);
  display->detach();
}

TEST_CASE("the end chord is caught on the window's thread") {
  InputQueue queue;
  const auto display = open_window();
  display->attach(queue);
  std::promise<std::thread::id> caught;
  queue.set_end_chord({Key::escape, k_ctrl | k_alt}, [&] { caught.set_value(std::this_thread::get_id()); });
  person_presses(SDL_SCANCODE_ESCAPE, SDLK_ESCAPE, KMOD_LCTRL | KMOD_RALT, true);
  auto answer = caught.get_future();
  REQUIRE(answer.wait_for(std::chrono::milliseconds(k_patience_ms)) == std::future_status::ready);
  CHECK(answer.get() != std::this_thread::get_id());
  display->detach();
}

TEST_CASE("a size that is asked for is answered by a resize") {
  InputQueue queue;
  const auto display = open_window();
  display->attach(queue);
  (void)next(queue, InputKind::resize);
  display->request_size({400, 300});
  CHECK(next(queue, InputKind::resize).size == Size{400, 300});
  CHECK(display->size() == Size{400, 300});
  display->detach();
}

TEST_CASE("pictures of any size, cursors and texts go through, and the window closes at any time") {
  InputQueue queue;
  auto display = open_window();
  display->attach(queue);
  for (const Size size : {Size{320, 200}, Size{64, 64}, Size{800, 600}}) {
    const auto picture = *Framebuffer::create(size);
    const std::array<Rect, 2> damage = {Rect{0, 0, 64, 64}, Rect{0, 0, size.width, size.height}};
    for (int i = 0; i < 100; ++i) display->present(picture, damage);
    display->set_cursor(Cursor::text);
    display->set_cursor(Cursor::arrow);
  }
  display->set_clipboard("naïve");
  CHECK(display->clipboard() == "naïve");
  display->detach();
  display.reset();
  // Another window of the same program opens as well.
  CHECK(open_window()->size() == Size{320, 200});
}

}  // namespace lifeboat::screen
