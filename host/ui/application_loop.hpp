// Joins display, input queue, Ui and automation: the one loop of a console or a viewer. It sleeps until something
// happens (input, request_frame, a watched descriptor, a timer of the Ui), draws, compares, and shows only what
// changed; with nothing to do it costs no CPU at all. A tool page that does not return from its frame blocks this
// loop: the supervisor watches from outside, see `set_frame_hook`.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/screen/display.hpp"
#include "host/screen/framebuffer.hpp"
#include "host/screen/input_queue.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::ui {

struct LoopOptions {
  std::unique_ptr<screen::Display> display;
  float scale = 0;                // 0: the display's
  std::string automation_socket;  // empty: no automation
};

// What a frame showed, for who serves the screen.
struct ShownFrame {
  const screen::Framebuffer& picture;    // the last complete frame
  std::span<const screen::Rect> damage;  // empty: no pixel changed
  std::uint64_t remote_input_id = 0;     // the last remote input that the frame had
  screen::Cursor cursor = screen::Cursor::arrow;
};

class ApplicationLoop {
 public:
  [[nodiscard]] static Result<std::unique_ptr<ApplicationLoop>> create(LoopOptions options);
  ~ApplicationLoop();

  // Until `quit`; may be called again then. `draw` draws everything of one frame, between Ui's begin_frame and end_frame.
  [[nodiscard]] Status run(const std::function<void(Ui&)>& draw);

  // Any thread.
  void quit();
  void request_frame();

  // UI thread. What to do when the window is closed or automation says quit; default: quit().
  void set_quit_handler(std::function<void()> handler);
  // Called before a frame takes its input: what is true now is what that input was made in.
  void set_input_hook(std::function<void()> hook);
  // Called with true right before and false right after `draw`, for a watchdog.
  void set_frame_hook(std::function<void(bool is_drawing)> hook);
  // UI thread. Called after each frame, also one that changed nothing.
  void on_frame_shown(std::function<void(const ShownFrame&)> callback);
  // The next frame goes to new memory as a whole: who reads the old `ShownFrame::picture` sees nothing new any more.
  void renew_shown_picture();
  // Calls back on the UI thread, before a frame, while `fd` is readable. Until unwatch; `fd` is borrowed.
  void watch(int fd, std::function<void()> on_readable);
  void unwatch(int fd);
  // Calls `set_quiet_handler`'s handler on the UI thread, and no frame follows: for what changes nothing but pixels
  // of a picture item (Ui::picture). Any thread.
  void wake_quietly();
  void set_quiet_handler(std::function<void()> handler);
  // The pixels of a picture item changed within these areas of the frame: paints and presents them, without a frame.
  void repaint(std::span<const screen::Rect> areas);
  [[nodiscard]] screen::Display& display();

  [[nodiscard]] Ui& ui();
  [[nodiscard]] screen::InputQueue& input();
  // What the keys of the person at the machine mean.
  [[nodiscard]] screen::LocalKeyboard& keyboard();
  [[nodiscard]] const screen::Framebuffer& framebuffer() const;
  [[nodiscard]] Status save_picture(const std::string& path) const;

 private:
  struct Impl;
  explicit ApplicationLoop(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lifeboat::ui
