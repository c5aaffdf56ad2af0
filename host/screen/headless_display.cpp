// A display that nobody sees: the picture stays in the framebuffer, for automation, tests and a technician's viewer.
#include <poll.h>

#include "host/screen/display.hpp"

namespace lifeboat::screen {
namespace {

class HeadlessDisplay final : public Display {
 public:
  HeadlessDisplay(Size size, float scale) : size_(size), scale_(scale) {}

  [[nodiscard]] Size size() const override { return size_; }
  [[nodiscard]] float scale() const override { return scale_; }

  void request_size(Size size, InputQueue& queue) override {
    size_ = size;
    InputEvent event;
    event.kind = InputKind::resize;
    event.size = size;
    queue.push(std::move(event));
  }

  void present(const Framebuffer& /*picture*/, std::span<const Rect> /*damage*/) override {}
  void set_cursor(Cursor /*cursor*/) override {}

  void wait(int wake_fd, int timeout_ms, InputQueue& /*queue*/) override {
    pollfd waiting{wake_fd, POLLIN, 0};
    ::poll(&waiting, 1, timeout_ms);
  }

  void set_clipboard(const std::string& text) override { clipboard_ = text; }
  [[nodiscard]] std::string clipboard() override { return clipboard_; }

 private:
  Size size_;
  float scale_;
  std::string clipboard_;
};

}  // namespace

std::unique_ptr<Display> make_headless_display(Size size, float scale) {
  return std::make_unique<HeadlessDisplay>(size, scale);
}

}  // namespace lifeboat::screen
