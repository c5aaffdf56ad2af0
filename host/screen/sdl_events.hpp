// SDL's events as ours. Letters are taken by what the layout puts on the key, the rest by place.
#pragma once

#include <SDL.h>

#include <optional>

#include "host/screen/input_queue.hpp"

namespace lifeboat::screen {

// `pixels_per_point`: a HiDPI window's pointer speaks points, the picture is in pixels.
[[nodiscard]] std::optional<InputEvent> input_from_sdl(const SDL_Event& event, float pixels_per_point);

}  // namespace lifeboat::screen
