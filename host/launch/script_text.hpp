// The text of a start script, whatever editor of Windows wrote it: UTF-8 with and without a byte order mark, UTF-16LE
// with one. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "host/base/error.hpp"

namespace lifeboat::launch {

// A script is a handful of lines; what is larger is another file.
inline constexpr std::size_t k_max_script_bytes = 64U << 10;

// UTF-8 without a mark. `damaged` when it is too large or no text.
[[nodiscard]] Result<std::string> text_of_script(std::span<const std::byte> bytes);

}  // namespace lifeboat::launch
