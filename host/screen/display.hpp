// Where the picture is shown and local input comes from. The rest of the console does not know which one it has.
// UI thread only.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/screen/framebuffer.hpp"
#include "host/screen/input_queue.hpp"

namespace lifeboat::screen {

enum class Cursor { arrow, text, hand, resize_horizontal };

class Display {
 public:
  virtual ~Display() = default;
  [[nodiscard]] virtual Size size() const = 0;
  // How many pixels an ordinary display's pixel takes here: 1 to 3.
  [[nodiscard]] virtual float scale() const = 0;
  // Another size, as far as the display can have it; answered by a resize event.
  virtual void request_size(Size size, InputQueue& queue) = 0;
  virtual void present(const Framebuffer& picture, std::span<const Rect> damage) = 0;
  virtual void set_cursor(Cursor cursor) = 0;
  // Over all of one monitor, with the keys that the desktop would take; where a display cannot, nothing happens.
  virtual void set_full_screen(bool /*is_full*/) {}
  // Sleeps until the display has input (pushed to `queue`), `wake_fd` is readable, or the time is over (-1: never).
  virtual void wait(int wake_fd, int timeout_ms, InputQueue& queue) = 0;
  virtual void set_clipboard(const std::string& text) = 0;
  [[nodiscard]] virtual std::string clipboard() = 0;
};

[[nodiscard]] std::unique_ptr<Display> make_headless_display(Size size, float scale);
// Fails where there is no display server.
[[nodiscard]] Result<std::unique_ptr<Display>> make_sdl_display(const std::string& title, Size size);

}  // namespace lifeboat::screen
