// A window on a desktop. Our own thin layer: ImGui's SDL back end polls the mouse and so overwrites injected input.
// All of SDL lives on one thread. It sleeps in SDL_WaitEvent; the UI thread leaves its wishes (a picture's changed
// parts, a cursor, a size, the clipboard) under a mutex and wakes it. Neither waits for the other, but for the
// clipboard, which the UI thread reads from a desktop that may take its time.
#include <SDL.h>

#include <algorithm>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "host/base/text.hpp"
#include "host/screen/display.hpp"
#include "host/screen/sdl_events.hpp"
#include "host/screen/sdl_window.hpp"

namespace lifeboat::screen {
namespace {

// What the UI thread wants of the window's thread.
struct Wishes {
  std::vector<Rect> damage;
  std::optional<Cursor> cursor;
  std::optional<Size> size;
  std::optional<bool> is_full_screen;
  std::optional<std::string> clipboard;
  std::optional<std::promise<std::string>> clipboard_reader;
  bool is_over = false;
};

class SdlDisplay final : public Display {
 public:
  // The thread tells whether it has a window.
  SdlDisplay(std::string title, Size size, std::promise<Status> opened)
      : thread_([this, title = std::move(title), size, opened = std::move(opened)]() mutable {
          run(title, size, std::move(opened));
          SDL_TLSCleanup();  // what SDL keeps for a thread that it did not begin itself
        }) {}

  ~SdlDisplay() override {
    wish([](Wishes& wishes) { wishes.is_over = true; });
    thread_.join();
  }

  void use_keyboard(std::shared_ptr<LocalKeyboard> keyboard) override {
    const std::scoped_lock lock(queue_mutex_);
    keyboard_ = std::move(keyboard);
  }

  void attach(InputQueue& queue) override {
    const std::scoped_lock lock(queue_mutex_);
    queue_ = &queue;
    push_resize();  // the window may have another size than was asked for
  }

  void detach() override {
    const std::scoped_lock lock(queue_mutex_);
    queue_ = nullptr;
  }

  [[nodiscard]] Size size() const override {
    const std::scoped_lock lock(queue_mutex_);
    return size_;
  }

  [[nodiscard]] float scale() const override { return scale_; }

  void request_size(Size size) override {
    wish([&](Wishes& wishes) { wishes.size = size; });
  }

  void present(const Framebuffer& picture, std::span<const Rect> damage) override {
    wish([&](Wishes& wishes) {
      const Size size = picture.size();
      const Rect all{0, 0, size.width, size.height};
      const bool is_new = staging_.size != size;
      if (is_new) {
        staging_.size = size;
        staging_.pixels.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
        wishes.damage.assign(1, all);
      }
      for (const Rect& area : is_new ? std::span<const Rect>(&all, 1) : damage) stage(picture, area);
      if (!is_new) wishes.damage.insert(wishes.damage.end(), damage.begin(), damage.end());
    });
  }

  void set_cursor(Cursor cursor) override {
    if (std::exchange(cursor_, cursor) == cursor) return;
    wish([&](Wishes& wishes) { wishes.cursor = cursor; });
  }

  void set_full_screen(bool is_full) override {
    wish([&](Wishes& wishes) { wishes.is_full_screen = is_full; });
  }

  void set_clipboard(const std::string& text) override {
    wish([&](Wishes& wishes) { wishes.clipboard = text; });
  }

  [[nodiscard]] std::string clipboard() override {
    std::promise<std::string> reader;
    auto text = reader.get_future();
    wish([&](Wishes& wishes) { wishes.clipboard_reader = std::move(reader); });
    return text.get();
  }

 private:
  // Damage that nobody has shown yet; beyond this many rectangles all is shown.
  static constexpr std::size_t k_max_damage = 4096;

  template <class Change>
  void wish(Change change) {
    {
      const std::scoped_lock lock(wishes_mutex_);
      change(wishes_);
      if (wishes_.damage.size() > k_max_damage) {
        wishes_.damage.assign(1, {0, 0, staging_.size.width, staging_.size.height});
      }
    }
    SDL_Event event{};
    event.type = wake_event_;
    SDL_PushEvent(&event);
  }

  void stage(const Framebuffer& picture, const Rect& area) {
    for (int y = area.y; y < area.bottom(); ++y) {
      const auto from =
          picture.row(y).subspan(static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width));
      auto* to = staging_.pixels.data() + static_cast<std::ptrdiff_t>(y) * staging_.size.width + area.x;
      std::copy(from.begin(), from.end(), to);
    }
  }

  // From here on: the window's thread.
  void run(const std::string& title, Size size, std::promise<Status> opened) {
    auto made = SdlWindow::open(title, size);
    if (!made) {
      opened.set_value(tl::unexpected<Error>(made.error()));
      return;
    }
    SdlWindow& window = **made;
    wake_event_ = SDL_RegisterEvents(1);
    size_ = window.size();
    scale_ = window.scale();
    opened.set_value({});
    bool is_over = false;
    while (!is_over) {
      SDL_Event event{};
      if (SDL_WaitEvent(&event) == 0) continue;
      do {
        deliver(event, window);
      } while (SDL_PollEvent(&event) != 0);
      is_over = fulfil(window);
    }
  }

  // Answers whether it is over.
  bool fulfil(SdlWindow& window) {
    Wishes wishes;
    {
      const std::scoped_lock lock(wishes_mutex_);
      wishes = std::exchange(wishes_, {});
      window.copy(staging_, wishes.damage);
    }
    window.update();
    if (wishes.cursor) window.set_cursor(*wishes.cursor);
    if (wishes.size) window.set_size(*wishes.size);
    if (wishes.is_full_screen) window.set_full_screen(*wishes.is_full_screen);
    if (wishes.clipboard) SDL_SetClipboardText(wishes.clipboard->c_str());
    if (wishes.clipboard_reader) wishes.clipboard_reader->set_value(read_clipboard());
    return wishes.is_over;
  }

  static std::string read_clipboard() {
    char* text = SDL_GetClipboardText();
    std::string copy = text != nullptr ? text : "";
    SDL_free(text);
    return copy;
  }

  void deliver(const SDL_Event& event, SdlWindow& window) {
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) window.forget_surface();
    auto input = input_from_sdl(event, window.pixels_per_point());
    if (!input) return;
    const std::scoped_lock lock(queue_mutex_);
    if (input->kind == InputKind::resize) size_ = window.size();
    if (queue_ == nullptr) return;
    if (input->kind == InputKind::resize) {
      push_resize();
      return;
    }
    if (input->kind == InputKind::focus_lost) {
      queue_->release_all(InputSource::local);
      if (keyboard_) keyboard_->release_all();
    }
    if (!type_by_layout(event)) queue_->push(std::move(*input));
  }

  // With a layout of ours, a key's place says what it writes; what the desktop makes of it is left aside.
  bool type_by_layout(const SDL_Event& event) {
    if (!keyboard_ || !keyboard_->has_layout()) return false;
    if (event.type == SDL_TEXTINPUT) return true;
    if (event.type != SDL_KEYDOWN && event.type != SDL_KEYUP) return false;
    const auto place = static_cast<Key>(event.key.keysym.scancode);  // SDL's scancodes are the USB HID usages
    for (InputEvent& each : keyboard_->events(place, event.type == SDL_KEYDOWN, event.key.repeat != 0)) {
      queue_->push(std::move(each));
    }
    return true;
  }

  void push_resize() {
    InputEvent event;
    event.kind = InputKind::resize;
    event.size = size_;
    queue_->push(std::move(event));
  }

  std::mutex wishes_mutex_;  // of wishes_ and staging_
  Wishes wishes_;
  Staging staging_;
  mutable std::mutex queue_mutex_;  // of queue_, keyboard_ and size_
  InputQueue* queue_ = nullptr;
  std::shared_ptr<LocalKeyboard> keyboard_;
  Size size_;
  float scale_ = 1;
  std::uint32_t wake_event_ = 0;
  Cursor cursor_ = Cursor::arrow;  // the UI thread's
  std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<Display>> make_sdl_display(const std::string& title, Size size) {
  std::promise<Status> opened;
  auto answer = opened.get_future();
  auto display = std::make_unique<SdlDisplay>(title, size, std::move(opened));
  if (auto status = answer.get(); !status) return tl::unexpected<Error>(status.error());
  return display;
}

}  // namespace lifeboat::screen
