#include "host/screen/sdl_window.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "host/base/text.hpp"

namespace lifeboat::screen {
namespace {

constexpr float k_ordinary_dpi = 96.0F;
constexpr float k_max_scale = 3.0F;

tl::unexpected<Error> sdl_failure(const char* what) {
  return fail(ErrorKind::io, fmt::format("{}: {}", what, SDL_GetError()));
}

}  // namespace

Result<std::unique_ptr<SdlWindow>> SdlWindow::open(const std::string& title, Size size) {
  // The surface itself, not a texture: without a GPU every update of a texture redraws the whole window, in software.
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // Ctrl+C is the program's own business
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return sdl_failure(tr("no display can be opened"));
  std::unique_ptr<SdlWindow> made(new SdlWindow);
  made->window_.reset(SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.width,
                                       size.height, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI));
  if (!made->window_) return sdl_failure(tr("no window can be opened"));
  if (SDL_GetWindowSurface(made->window_.get()) == nullptr) {
    return sdl_failure(tr("nothing can be drawn in the window"));
  }
  constexpr std::array k_shapes = {SDL_SYSTEM_CURSOR_ARROW, SDL_SYSTEM_CURSOR_IBEAM, SDL_SYSTEM_CURSOR_HAND,
                                   SDL_SYSTEM_CURSOR_SIZEWE};
  for (std::size_t i = 0; i < k_shapes.size(); ++i) made->cursors_[i].reset(SDL_CreateSystemCursor(k_shapes[i]));
  SDL_StartTextInput();
  return made;
}

SdlWindow::~SdlWindow() {
  for (auto& cursor : cursors_) cursor.reset();
  window_.reset();
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Size SdlWindow::size() const {
  const SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
  if (surface != nullptr) return {surface->w, surface->h};
  Size size;
  SDL_GetWindowSize(window_.get(), &size.width, &size.height);
  return size;
}

float SdlWindow::scale() const {
  float dpi = 0;
  const int index = std::max(0, SDL_GetWindowDisplayIndex(window_.get()));
  if (SDL_GetDisplayDPI(index, nullptr, &dpi, nullptr) != 0) return 1.0F;
  // Steps of a quarter: displays lie a little about their size.
  const float steps = static_cast<float>(static_cast<int>(dpi / k_ordinary_dpi * 4.0F)) / 4.0F;
  return std::clamp(steps, 1.0F, k_max_scale);
}

float SdlWindow::pixels_per_point() const {
  int points = 0;
  SDL_GetWindowSize(window_.get(), &points, nullptr);
  return points > 0 ? static_cast<float>(size().width) / static_cast<float>(points) : 1.0F;
}

void SdlWindow::set_size(Size size) { SDL_SetWindowSize(window_.get(), size.width, size.height); }
void SdlWindow::set_full_screen(bool is_full) {
  SDL_SetWindowFullscreen(window_.get(), is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
  SDL_SetWindowKeyboardGrab(window_.get(), is_full ? SDL_TRUE : SDL_FALSE);
}

void SdlWindow::set_cursor(Cursor cursor) { SDL_SetCursor(cursors_[static_cast<std::size_t>(cursor)].get()); }

void SdlWindow::copy(const Staging& staging, const std::vector<Rect>& damage) {
  SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
  if (surface == nullptr || surface->format->BytesPerPixel != 4) return;
  const Rect all{0, 0, std::min(surface->w, staging.size.width), std::min(surface->h, staging.size.height)};
  const bool is_new = surface != last_surface_;
  last_surface_ = surface;
  for (const Rect& wanted : is_new ? std::vector<Rect>{all} : damage) {
    const Rect area = intersection(wanted, all);
    if (area.is_empty()) continue;
    const auto* from = staging.pixels.data() + static_cast<std::ptrdiff_t>(area.y) * staging.size.width + area.x;
    auto* to = static_cast<std::byte*>(surface->pixels) + static_cast<std::ptrdiff_t>(area.y) * surface->pitch +
               static_cast<std::ptrdiff_t>(area.x) * 4;
    SDL_ConvertPixels(area.width, area.height, SDL_PIXELFORMAT_RGB888, from, staging.size.width * 4,
                      surface->format->format, to, surface->pitch);
    copied_.push_back({area.x, area.y, area.width, area.height});
  }
}

void SdlWindow::update() {
  if (copied_.empty()) return;
  SDL_UpdateWindowSurfaceRects(window_.get(), copied_.data(), static_cast<int>(copied_.size()));
  copied_.clear();
}

}  // namespace lifeboat::screen
