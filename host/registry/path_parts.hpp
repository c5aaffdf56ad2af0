// Walking a key path part by part.
#pragma once

#include <algorithm>
#include <string_view>

namespace lifeboat::registry {

// Takes the part in front of the first backslash off `path`; empty where two backslashes meet.
[[nodiscard]] inline std::string_view next_part(std::string_view& path) {
  const std::size_t end = std::min(path.find('\\'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return part;
}

}  // namespace lifeboat::registry
