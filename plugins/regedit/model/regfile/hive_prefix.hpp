// A bare hive does not know where Windows mounts it; .reg files name keys by whole paths. The prefix
// ("HKEY_LOCAL_MACHINE\SYSTEM") is put in front when exporting and taken away when importing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lifeboat::regedit {

// Either may be "".
[[nodiscard]] std::string with_prefix(std::string_view prefix, std::string_view path);
// Short root names count as long ones, names compare without regard to case. Nothing: `path` lies outside.
[[nodiscard]] std::optional<std::string> without_prefix(std::string_view prefix, std::string_view path);

}  // namespace lifeboat::regedit
