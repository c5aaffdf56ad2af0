// Texts from files and folders of others, on their way to a screen or a terminal: without control characters.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace lifeboat::drivers {

[[nodiscard]] inline std::string plain(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return out;
}

}  // namespace lifeboat::drivers
