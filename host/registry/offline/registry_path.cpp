#include "host/registry/offline/registry_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "host/base/unicode.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/name.hpp"

namespace lifeboat::registry {
namespace {

struct Root {
  const char* short_name;
  const char* long_name;
  const char* stands_for;
};
constexpr Root k_roots[] = {
    {"HKLM", k_local_machine, k_local_machine},
    {"HKU", k_users, k_users},
    {"HKCR", "HKEY_CLASSES_ROOT", R"(HKEY_LOCAL_MACHINE\SOFTWARE\Classes)"},
    {"HKCC", "HKEY_CURRENT_CONFIG", R"(HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Hardware Profiles\Current)"},
};

// The kernel's names of the two roots that have hives.
const char* root_of_kernel(std::string_view name) {
  if (is_same_name(name, "Machine")) return k_local_machine;
  return is_same_name(name, "User") ? k_users : nullptr;
}

std::u16string text_of(std::span<const std::byte> data) {
  std::u16string text;
  for (std::size_t at = 0; at + 2 <= data.size(); at += 2) text += load<char16_t>(data, at);
  return text.substr(0, text.find(u'\0'));
}

}  // namespace

PathParts split_key_path(std::string_view path) {
  PathParts parts;
  while (!path.empty()) {
    const auto end = std::min(path.find('\\'), path.size());
    if (end > 0) parts.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

std::string join_path(const PathParts& parts) { return fmt::format("{}", fmt::join(parts, "\\")); }

PathParts with_long_root(PathParts parts) {
  if (parts.empty()) return parts;
  for (const Root& root : k_roots) {
    if (!is_same_name(parts.front(), root.short_name) && !is_same_name(parts.front(), root.long_name)) continue;
    PathParts whole = split_key_path(root.stands_for);
    std::move(parts.begin() + 1, parts.end(), std::back_inserter(whole));
    return whole;
  }
  return parts;
}

std::optional<PathParts> parts_of_link(std::span<const std::byte> data) {
  const PathParts parts = split_key_path(utf8_from_utf16(text_of(data)));
  if (parts.size() < 3 || !is_same_name(parts[0], "Registry")) return std::nullopt;
  const char* root = root_of_kernel(parts[1]);
  if (root == nullptr) return std::nullopt;
  PathParts target{root};
  target.insert(target.end(), parts.begin() + 2, parts.end());
  return target;
}

bool is_name_before(std::string_view a, std::string_view b) { return upcased(a) < upcased(b); }

}  // namespace lifeboat::registry
