// The window itself, with SDL's calls around it: made, used and destroyed on one thread, as SDL wants it.
#pragma once

#include <SDL.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/screen/display.hpp"

namespace lifeboat::screen {

// What the window shows: the UI thread's picture as of its last `present`, in plain memory.
struct Staging {
  Size size;
  std::vector<std::uint32_t> pixels;
};

class SdlWindow {
 public:
  // Fails where there is no display server.
  [[nodiscard]] static Result<std::unique_ptr<SdlWindow>> open(const std::string& title, Size size);
  ~SdlWindow();
  SdlWindow(const SdlWindow&) = delete;
  SdlWindow& operator=(const SdlWindow&) = delete;

  [[nodiscard]] Size size() const;
  [[nodiscard]] float scale() const;
  // Of a HiDPI window, whose pointer speaks points.
  [[nodiscard]] float pixels_per_point() const;
  void set_size(Size size);
  void set_full_screen(bool is_full);
  void set_cursor(Cursor cursor);
  // Copies to the window's surface; `update` shows it. Everything, when the surface is a new one.
  void copy(const Staging& staging, const std::vector<Rect>& damage);
  void update();
  // The surface has lost what was on it.
  void forget_surface() { last_surface_ = nullptr; }

 private:
  struct Destroy {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
    void operator()(SDL_Cursor* cursor) const { SDL_FreeCursor(cursor); }
  };
  SdlWindow() = default;

  std::unique_ptr<SDL_Window, Destroy> window_;
  std::array<std::unique_ptr<SDL_Cursor, Destroy>, 4> cursors_;  // in Cursor's order
  const SDL_Surface* last_surface_ = nullptr;
  std::vector<SDL_Rect> copied_;
};

}  // namespace lifeboat::screen
