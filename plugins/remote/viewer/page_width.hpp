// How wide the pages are that are read from top to bottom: one width, so that nothing jumps from one to the next.
#pragma once

namespace lifeboat::remote::viewer {

inline constexpr float k_page_width_em = 36;

}  // namespace lifeboat::remote::viewer
