// A window on a desktop. Our own thin layer: ImGui's SDL back end polls the mouse and so overwrites injected input.
// The picture goes through the window's surface, only where it changed.
#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "host/base/text.hpp"
#include "host/screen/display.hpp"
#include "host/screen/sdl_events.hpp"
#include "host/screen/wake_thread.hpp"

namespace lifeboat::screen {
namespace {

constexpr float k_ordinary_dpi = 96.0F;
constexpr float k_max_scale = 3.0F;

struct Video {
  ~Video() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
};

struct DestroyWindow {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

struct FreeCursor {
  void operator()(SDL_Cursor* cursor) const { SDL_FreeCursor(cursor); }
};

using CursorHandle = std::unique_ptr<SDL_Cursor, FreeCursor>;

class SdlDisplay final : public Display {
 public:
  SdlDisplay(std::unique_ptr<Video> video, std::unique_ptr<SDL_Window, DestroyWindow> window)
      : video_(std::move(video)),
        window_(std::move(window)),
        wake_event_(SDL_RegisterEvents(1)),
        cursors_{CursorHandle(SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW)),
                 CursorHandle(SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_IBEAM)),
                 CursorHandle(SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND)),
                 CursorHandle(SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_SIZEWE))} {
    SDL_StartTextInput();
  }

  [[nodiscard]] Size size() const override {
    const SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
    if (surface != nullptr) return {surface->w, surface->h};
    Size size;
    SDL_GetWindowSize(window_.get(), &size.width, &size.height);
    return size;
  }

  [[nodiscard]] float scale() const override {
    float dpi = 0;
    const int index = std::max(0, SDL_GetWindowDisplayIndex(window_.get()));
    if (SDL_GetDisplayDPI(index, nullptr, &dpi, nullptr) != 0) return 1.0F;
    // Steps of a quarter: displays lie a little about their size.
    const float steps = static_cast<float>(static_cast<int>(dpi / k_ordinary_dpi * 4.0F)) / 4.0F;
    return std::clamp(steps, 1.0F, k_max_scale);
  }

  void request_size(Size size, InputQueue& /*queue*/) override {
    SDL_SetWindowSize(window_.get(), size.width, size.height);
  }

  void present(const Framebuffer& picture, std::span<const Rect> damage) override {
    SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
    if (surface == nullptr || surface->format->BytesPerPixel != 4) return;
    const Rect window{0, 0, std::min(surface->w, picture.size().width), std::min(surface->h, picture.size().height)};
    // A new surface (the window was resized or shown again) has nothing of the picture yet.
    const Rect all = window;
    const std::span<const Rect> shown = surface == last_surface_ ? damage : std::span<const Rect>(&all, 1);
    last_surface_ = surface;
    copy(picture, shown, window, *surface);
  }

  void set_cursor(Cursor cursor) override {
    if (cursor == cursor_) return;
    cursor_ = cursor;
    SDL_SetCursor(cursors_[static_cast<std::size_t>(cursor)].get());
  }

  void wait(int wake_fd, int timeout_ms, InputQueue& queue) override {
    if (!wake_thread_ || wake_thread_->fd() != wake_fd)
      wake_thread_ = std::make_unique<WakeThread>(wake_fd, wake_event_);
    wake_thread_->arm();
    SDL_Event event{};
    int has_event = timeout_ms < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, timeout_ms);
    for (; has_event != 0; has_event = SDL_PollEvent(&event)) deliver(event, queue);
  }

  void set_clipboard(const std::string& text) override { SDL_SetClipboardText(text.c_str()); }

  [[nodiscard]] std::string clipboard() override {
    char* text = SDL_GetClipboardText();
    std::string copy_of_text = text != nullptr ? text : "";
    SDL_free(text);
    return copy_of_text;
  }

 private:
  void deliver(const SDL_Event& event, InputQueue& queue) {
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) last_surface_ = nullptr;
    auto input = input_from_sdl(event, pixels_per_point());
    if (!input) return;
    if (input->kind == InputKind::resize) input->size = size();
    if (input->kind == InputKind::focus_lost) queue.release_all(InputSource::local);
    queue.push(std::move(*input));
  }

  [[nodiscard]] float pixels_per_point() const {
    int points = 0;
    SDL_GetWindowSize(window_.get(), &points, nullptr);
    return points > 0 ? static_cast<float>(size().width) / static_cast<float>(points) : 1.0F;
  }

  void copy(const Framebuffer& picture, std::span<const Rect> shown, const Rect& window, SDL_Surface& surface) {
    std::vector<SDL_Rect> updated;
    for (const Rect& wanted : shown) {
      const Rect area = intersection(wanted, window);
      if (area.is_empty()) continue;
      for (int y = area.y; y < area.bottom(); ++y) {
        auto* to = static_cast<std::byte*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch +
                   static_cast<std::ptrdiff_t>(area.x) * 4;
        SDL_ConvertPixels(area.width, 1, SDL_PIXELFORMAT_RGB888, picture.row(y).data() + area.x, area.width * 4,
                          surface.format->format, to, surface.pitch);
      }
      updated.push_back({area.x, area.y, area.width, area.height});
    }
    if (!updated.empty()) {
      SDL_UpdateWindowSurfaceRects(window_.get(), updated.data(), static_cast<int>(updated.size()));
    }
  }

  std::unique_ptr<Video> video_;
  std::unique_ptr<SDL_Window, DestroyWindow> window_;
  unsigned wake_event_;
  std::array<CursorHandle, 4> cursors_;
  Cursor cursor_ = Cursor::arrow;
  const SDL_Surface* last_surface_ = nullptr;
  std::unique_ptr<WakeThread> wake_thread_;
};

Error sdl_error(const char* what) { return {ErrorKind::io, fmt::format("{}: {}", what, SDL_GetError())}; }

}  // namespace

Result<std::unique_ptr<Display>> make_sdl_display(const std::string& title, Size size) {
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // Ctrl+C is the program's own business
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return tl::unexpected(sdl_error(tr("no display can be opened")));
  auto video = std::make_unique<Video>();
  std::unique_ptr<SDL_Window, DestroyWindow> window(
      SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.width, size.height,
                       SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI));
  if (!window) return tl::unexpected(sdl_error(tr("no window can be opened")));
  if (SDL_GetWindowSurface(window.get()) == nullptr) {
    return tl::unexpected(sdl_error(tr("nothing can be drawn in the window")));
  }
  return std::make_unique<SdlDisplay>(std::move(video), std::move(window));
}

}  // namespace lifeboat::screen
