// Fills the places %1 to %9 of a translated sentence, so that a translator may order them. What is filled in is not
// looked at again.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace lifeboat::regedit {

[[nodiscard]] inline std::string words(std::string_view sentence, std::initializer_list<std::string> parts) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char next = i + 1 < sentence.size() ? sentence[i + 1] : '\0';
    const bool is_place = sentence[i] == '%' && next >= '1' && next <= '9';
    if (is_place && static_cast<std::size_t>(next - '1') < parts.size()) {
      out += *(parts.begin() + (next - '1'));
      ++i;
    } else {
      out += sentence[i];
    }
  }
  return out;
}

}  // namespace lifeboat::regedit
