// Shortcuts as the person's keyboard has them printed: "Ctrl+Shift+N" is "Ctrl+Maj+N" in French. For showing only: what
// is parsed keeps its English names.
#pragma once

#include <string>
#include <string_view>

namespace lifeboat::ui {

// What is no chord comes back as it is.
[[nodiscard]] std::string key_words(std::string_view chord);

}  // namespace lifeboat::ui
