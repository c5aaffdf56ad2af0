// Alpha blending in integers, rounded to the nearest: mixing a colour into itself gives that colour, alpha 0 leaves a
// pixel as it was and alpha 255 replaces it.
#pragma once

#include <cstdint>

namespace lifeboat::screen {

// value / 255 to the nearest, for value ≤ 255 * 255.
[[nodiscard]] constexpr std::uint32_t divide_by_255(std::uint32_t value) {
  value += 128;
  return (value + (value >> 8)) >> 8;
}

// ImGui's colours have red in the lowest byte; ours have blue there.
[[nodiscard]] constexpr std::uint32_t xrgb_from_imgui(std::uint32_t color) {
  return ((color & 0xFFU) << 16) | (color & 0xFF00U) | ((color >> 16) & 0xFFU);
}

// Two channels at a time: red and blue share a word, each with 16 bits of room.
[[nodiscard]] constexpr std::uint32_t blend(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
  constexpr std::uint32_t k_pair = 0x00FF00FFU;
  const std::uint32_t rest = 255 - alpha;
  std::uint32_t red_blue = (above & k_pair) * alpha + (below & k_pair) * rest + 0x00800080U;
  red_blue = ((red_blue + ((red_blue >> 8) & k_pair)) >> 8) & k_pair;
  const std::uint32_t green = divide_by_255(((above >> 8) & 0xFFU) * alpha + ((below >> 8) & 0xFFU) * rest);
  return red_blue | (green << 8);
}

}  // namespace lifeboat::screen
