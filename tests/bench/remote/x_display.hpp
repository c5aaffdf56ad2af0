// The technician's desk: an X display on which a viewer's window lies. Presses keys as a keyboard does (XTest), and looks
// at pixels as an eye does (XGetImage).
#pragma once

#include <X11/Xlib.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lifeboat::bench {

struct Area {
  int x = 0, y = 0, width = 0, height = 0;
};

class XDisplay {
 public:
  // Throws std::runtime_error when there is no such display.
  explicit XDisplay(const std::string& name);
  ~XDisplay();
  XDisplay(const XDisplay&) = delete;
  XDisplay& operator=(const XDisplay&) = delete;

  // Down and up; an X keysym.
  void press(unsigned long keysym);
  void move_pointer(int x, int y);
  void click(unsigned button);
  // The keyboard goes to the largest window: there is no window manager here. Answers where it is.
  Area focus_largest_window();
  // A hash over the pixels of the area.
  [[nodiscard]] std::uint64_t look(const Area& area);

 private:
  Display* display_;
};

}  // namespace lifeboat::bench
