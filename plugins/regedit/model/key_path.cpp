#include "plugins/regedit/model/key_path.hpp"

#include <algorithm>
#include <cwctype>

#include "lifeboat/cpp/json.hpp"

namespace lifeboat::regedit {
namespace {

struct RootName {
  const char* short_name;
  const char* long_name;
};
constexpr RootName k_roots[] = {{"HKLM", "HKEY_LOCAL_MACHINE"}, {"HKU", "HKEY_USERS"}, {"HKCR", "HKEY_CLASSES_ROOT"},
                                {"HKCU", "HKEY_CURRENT_USER"},  {"HKCC", "HKEY_CURRENT_CONFIG"}};

void spell_out_root(std::vector<std::string>& parts) {
  if (!parts.empty() && same_name(parts.front(), "Computer")) parts.erase(parts.begin());
  for (const RootName& root : k_roots) {
    if (parts.empty()) return;
    const std::string& first = parts.front();
    if (same_name(first, root.short_name) || same_name(first, root.long_name)) parts.front() = root.long_name;
  }
}

}  // namespace

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('\\'), path.size());
    if (end > 0) parts.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  spell_out_root(parts);
  return parts;
}

std::string join_path(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out = child_path(out, part);
  return out;
}

std::string parent_path(std::string_view path) {
  const std::size_t at = path.rfind('\\');
  return at == std::string_view::npos ? std::string() : std::string(path.substr(0, at));
}

std::string leaf_name(std::string_view path) {
  const std::size_t at = path.rfind('\\');
  return std::string(at == std::string_view::npos ? path : path.substr(at + 1));
}

std::string path_end(const std::string& path, std::size_t limit) {
  if (path.size() <= limit) return path;
  std::size_t at = path.find('\\', path.size() - limit);
  if (at == std::string::npos) at = path.rfind('\\');
  return at == std::string::npos ? path : "…" + path.substr(at);
}

std::string child_path(const std::string& parent, const std::string& name) {
  return parent.empty() ? name : parent + '\\' + name;
}

std::u32string folded_name(std::string_view name) {
  std::u32string out;
  while (!name.empty()) {
    const auto step = sdk::detail::utf8_step(name);
    out += static_cast<char32_t>(std::towupper(step.code_point));
    name.remove_prefix(step.length);
  }
  return out;
}

bool same_name(std::string_view one, std::string_view other) {
  while (!one.empty() && !other.empty()) {
    const auto left = sdk::detail::utf8_step(one);
    const auto right = sdk::detail::utf8_step(other);
    if (std::towupper(left.code_point) != std::towupper(right.code_point)) return false;
    one.remove_prefix(left.length);
    other.remove_prefix(right.length);
  }
  return one.empty() && other.empty();
}

}  // namespace lifeboat::regedit
