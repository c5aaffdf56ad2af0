#include "plugins/regedit/model/regfile/hive_prefix.hpp"

#include <algorithm>

#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {

std::string with_prefix(std::string_view prefix, std::string_view path) {
  std::string out = normal_path(prefix);
  if (!out.empty() && !path.empty()) out += '\\';
  return out += path;
}

std::optional<std::string> without_prefix(std::string_view prefix, std::string_view path) {
  const auto front = split_path(prefix);
  const auto parts = split_path(path);
  if (parts.size() < front.size() || !std::equal(front.begin(), front.end(), parts.begin(), same_name)) {
    return std::nullopt;
  }
  return join_path({parts.begin() + static_cast<std::ptrdiff_t>(front.size()), parts.end()});
}

}  // namespace lifeboat::regedit
