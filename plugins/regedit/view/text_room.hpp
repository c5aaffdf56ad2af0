// How much text a column has room for.
#pragma once

#include <algorithm>
#include <cstddef>

namespace lifeboat::regedit {

// About, and rather too few: `width_em` of usual letters beside an icon.
[[nodiscard]] inline std::size_t characters_in(float width_em) {
  constexpr float k_icon_em = 2.5F, k_per_em = 1.7F, k_least = 16;
  return static_cast<std::size_t>(std::max((width_em - k_icon_em) * k_per_em, k_least));
}

}  // namespace lifeboat::regedit
