// A display that nobody sees: the picture stays in the framebuffer, for automation, tests and a technician's viewer.
#include "host/screen/display.hpp"

namespace lifeboat::screen {
namespace {

class HeadlessDisplay final : public Display {
 public:
  HeadlessDisplay(Size size, float scale) : size_(size), scale_(scale) {}

  [[nodiscard]] Size size() const override { return size_; }
  [[nodiscard]] float scale() const override { return scale_; }

  void attach(InputQueue& queue) override { queue_ = &queue; }
  void detach() override { queue_ = nullptr; }

  void request_size(Size size) override {
    size_ = size;
    if (queue_ == nullptr) return;
    InputEvent event;
    event.kind = InputKind::resize;
    event.size = size;
    queue_->push(std::move(event));
  }

  void present(const Framebuffer& /*picture*/, std::span<const Rect> /*damage*/) override {}
  void set_cursor(Cursor /*cursor*/) override {}

  void set_clipboard(const std::string& text) override { clipboard_ = text; }
  [[nodiscard]] std::string clipboard() override { return clipboard_; }

 private:
  Size size_;
  float scale_;
  std::string clipboard_;
  InputQueue* queue_ = nullptr;
};

}  // namespace

std::unique_ptr<Display> make_headless_display(Size size, float scale) {
  return std::make_unique<HeadlessDisplay>(size, scale);
}

}  // namespace lifeboat::screen
