#include "host/target/windows_path.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "host/base/text.hpp"
#include "host/base/unicode.hpp"
#include "host/registry/upcase.hpp"

namespace lifeboat::target {
namespace {

Status check_part(const std::string& part) {
  if (part != "." && part != ".." && part.find('\0') == std::string::npos) return {};
  return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("\"{}\" cannot be part of a path")), part));
}

}  // namespace

Result<std::vector<std::string>> split_path(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start < path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", start), path.size());
    std::string part(path.substr(start, end - start));
    start = end + 1;
    if (part.empty()) continue;
    if (auto checked = check_part(part); !checked) return tl::unexpected(checked.error());
    parts.push_back(std::move(part));
    if (parts.size() > k_max_path_parts) return fail(ErrorKind::bad_use, tr("the path has too many parts"));
  }
  return parts;
}

bool is_same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::u16string wide_a = utf16_from_utf8(a);
  const std::u16string wide_b = utf16_from_utf8(b);
  return std::equal(wide_a.begin(), wide_a.end(), wide_b.begin(), wide_b.end(),
                    [](char16_t x, char16_t y) { return registry::upcase(x) == registry::upcase(y); });
}

std::string with_backslashes(std::string_view path) {
  std::string out = "\\" + std::string(path);
  std::replace(out.begin(), out.end(), '/', '\\');
  return out;
}

}  // namespace lifeboat::target
