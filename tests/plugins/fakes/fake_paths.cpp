#include "tests/plugins/fakes/fake_paths.hpp"

#include <algorithm>
#include <array>
#include <cwctype>
#include <utility>

#include "lifeboat/cpp/json.hpp"

namespace lifeboat::testing {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 3> k_roots = {
    {{"HKLM", "HKEY_LOCAL_MACHINE"}, {"HKU", "HKEY_USERS"}, {"HKCR", "HKEY_CLASSES_ROOT"}}};

std::u32string folded(std::string_view name) {
  std::u32string out;
  while (!name.empty()) {
    const auto step = sdk::detail::utf8_step(name);
    out += static_cast<char32_t>(std::towupper(step.code_point));
    name.remove_prefix(step.length);
  }
  return out;
}

}  // namespace

bool is_same_name(std::string_view one, std::string_view other) { return folded(one) == folded(other); }

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('\\'), path.size());
    if (end > 0) parts.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  for (const auto& [short_name, long_name] : k_roots) {
    if (!parts.empty() && is_same_name(parts.front(), short_name)) parts.front() = long_name;
  }
  return parts;
}

bool is_within(std::string_view path, std::string_view top) {
  const auto parts = parts_of(path), front = parts_of(top);
  return parts.size() >= front.size() && std::equal(front.begin(), front.end(), parts.begin(), is_same_name);
}

std::string parent_of(std::string_view path) {
  const std::size_t at = path.rfind('\\');
  return at == path.npos ? std::string() : std::string(path.substr(0, at));
}

std::string leaf_of(std::string_view path) {
  const std::size_t at = path.rfind('\\');
  return std::string(at == path.npos ? path : path.substr(at + 1));
}

std::string child_of(const std::string& parent, const std::string& name) {
  return parent.empty() ? name : parent + '\\' + name;
}

}  // namespace lifeboat::testing
