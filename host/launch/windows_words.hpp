// A Windows command line taken apart as Windows programs do it: blanks part words, quotation marks hold them together,
// a backslash means something only before a quotation mark. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::launch {

// `bad_use` when a quotation mark is not closed.
[[nodiscard]] Result<std::vector<std::string>> split_windows_words(std::string_view line);

}  // namespace lifeboat::launch
