// Paths of keys as the host reads them: with roots by their short names, too, and without regard to case. The fakes' own
// reading, so that a tool's model is not tested against itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::testing {

[[nodiscard]] bool is_same_name(std::string_view one, std::string_view other);
[[nodiscard]] std::vector<std::string> parts_of(std::string_view path);
// Whether `path` is `top` or below it.
[[nodiscard]] bool is_within(std::string_view path, std::string_view top);
[[nodiscard]] std::string parent_of(std::string_view path);  // "" of a root
[[nodiscard]] std::string leaf_of(std::string_view path);
[[nodiscard]] std::string child_of(const std::string& parent, const std::string& name);

}  // namespace lifeboat::testing
