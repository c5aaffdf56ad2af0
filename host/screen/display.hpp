// Where the picture is shown and local input comes from. The rest of the console does not know which one it has.
// A display that has input reads it on a thread of its own and pushes it straight into the queue: what the person at
// the machine presses is known while the UI thread hangs in a tool. All calls from the UI thread.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/screen/framebuffer.hpp"
#include "host/screen/input_queue.hpp"
#include "host/screen/local_keyboard.hpp"

namespace lifeboat::screen {

enum class Cursor { arrow, text, hand, resize_horizontal };

class Display {
 public:
  virtual ~Display() = default;
  // From here on input goes to `queue`, until `detach`, which returns when the last has gone.
  virtual void attach(InputQueue& queue) = 0;
  // What the keys of its keyboard mean, before `attach`; a display without a keyboard has no use for it.
  virtual void use_keyboard(std::shared_ptr<LocalKeyboard> /*keyboard*/) {}
  virtual void detach() = 0;
  [[nodiscard]] virtual Size size() const = 0;
  // How many pixels an ordinary display's pixel takes here: 1 to 3.
  [[nodiscard]] virtual float scale() const = 0;
  // Another size, as far as the display can have it; answered by a resize event.
  virtual void request_size(Size size) = 0;
  // Takes what it needs of the picture before it returns.
  virtual void present(const Framebuffer& picture, std::span<const Rect> damage) = 0;
  virtual void set_cursor(Cursor cursor) = 0;
  // Over all of one monitor, with the keys that the desktop would take; where a display cannot, nothing happens.
  virtual void set_full_screen(bool /*is_full*/) {}
  virtual void set_clipboard(const std::string& text) = 0;
  [[nodiscard]] virtual std::string clipboard() = 0;
};

[[nodiscard]] std::unique_ptr<Display> make_headless_display(Size size, float scale);
// Fails where there is no display server.
[[nodiscard]] Result<std::unique_ptr<Display>> make_sdl_display(const std::string& title, Size size);

}  // namespace lifeboat::screen
