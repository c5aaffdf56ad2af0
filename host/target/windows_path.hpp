// Paths as Windows writes them: parts between '/' or '\', compared without regard to case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::target {

// Deeper than any path of Windows (32,767 UTF-16 units) that people make; stops runaway input.
inline constexpr std::size_t k_max_path_parts = 256;

// The parts without empty ones. ".", ".." and NUL are `bad_use`: a volume's path starts at its root.
[[nodiscard]] Result<std::vector<std::string>> split_path(std::string_view path);
// Whether Windows would take both for the same name: NTFS and the registry share one upper-case table.
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b);
// "Windows/System32" as people know it: "\Windows\System32".
[[nodiscard]] std::string with_backslashes(std::string_view path);

}  // namespace lifeboat::target
