#include "tests/bench/remote/x_display.hpp"

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#include <stdexcept>

namespace lifeboat::bench {

XDisplay::XDisplay(const std::string& name) : display_(XOpenDisplay(name.c_str())) {
  if (display_ == nullptr) throw std::runtime_error("no X display " + name);
}

XDisplay::~XDisplay() { XCloseDisplay(display_); }

void XDisplay::press(unsigned long keysym) {
  const KeyCode code = XKeysymToKeycode(display_, keysym);
  XTestFakeKeyEvent(display_, code, True, CurrentTime);
  XTestFakeKeyEvent(display_, code, False, CurrentTime);
  XFlush(display_);
}

void XDisplay::move_pointer(int x, int y) {
  XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
  XFlush(display_);
}

void XDisplay::click(unsigned button) {
  XTestFakeButtonEvent(display_, button, True, CurrentTime);
  XTestFakeButtonEvent(display_, button, False, CurrentTime);
  XFlush(display_);
}

Area XDisplay::focus_largest_window() {
  Window root = 0;
  Window parent = 0;
  Window* windows = nullptr;
  unsigned count = 0;
  XQueryTree(display_, DefaultRootWindow(display_), &root, &parent, &windows, &count);
  Window best = 0;
  Area best_place;
  for (unsigned i = 0; i < count; ++i) {
    XWindowAttributes facts{};
    XGetWindowAttributes(display_, windows[i], &facts);
    const bool is_larger = facts.width * facts.height > best_place.width * best_place.height;
    if (facts.map_state == IsViewable && is_larger) {
      best = windows[i];
      best_place = {facts.x, facts.y, facts.width, facts.height};
    }
  }
  if (windows != nullptr) XFree(windows);
  if (best != 0) XSetInputFocus(display_, best, RevertToPointerRoot, CurrentTime);
  XSync(display_, False);
  return best_place;
}

std::uint64_t XDisplay::look(const Area& area) {
  XImage* image = XGetImage(display_, DefaultRootWindow(display_), area.x, area.y, static_cast<unsigned>(area.width),
                            static_cast<unsigned>(area.height), AllPlanes, ZPixmap);
  if (image == nullptr) throw std::runtime_error("the display cannot be looked at");
  std::uint64_t hash = 1469598103934665603ULL;
  const auto* bytes = reinterpret_cast<const unsigned char*>(image->data);
  const auto size = static_cast<std::size_t>(image->bytes_per_line) * static_cast<std::size_t>(image->height);
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ bytes[i]) * 1099511628211ULL;
  XDestroyImage(image);
  return hash;
}

}  // namespace lifeboat::bench
