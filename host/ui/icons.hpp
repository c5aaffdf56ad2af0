// Icons by name, as tools and pages ask for them; drawn with Font Awesome 4.7. A name that is not known shows a cog.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lifeboat::ui {

struct IconEntry {
  std::string_view name;
  char16_t codepoint;
};

[[nodiscard]] std::span<const IconEntry> icon_table();
// The icon as UTF-8, ready to be drawn.
[[nodiscard]] std::string icon_text(std::string_view name);

}  // namespace lifeboat::ui
