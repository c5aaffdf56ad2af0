// GUIDs as GPT and Windows store them: the first three groups little-endian, the last two as they are read.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace lifeboat::sample {

using Guid = std::array<std::byte, 16>;

// From "c12a7328-f81f-11d2-ba4b-00a0c93ec93b"; only for texts in our own source.
[[nodiscard]] constexpr Guid guid_of(std::string_view text) {
  constexpr std::array<std::size_t, 16> k_order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  Guid guid{};
  std::size_t at = 0;
  for (const std::size_t place : k_order) {
    if (text[at] == '-') ++at;
    guid[place] = static_cast<std::byte>(digit(text[at]) * 16 + digit(text[at + 1]));
    at += 2;
  }
  return guid;
}

}  // namespace lifeboat::sample
