// Switches, program names and section names are ASCII, and their case says nothing.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace lifeboat::launch {

[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace lifeboat::launch
