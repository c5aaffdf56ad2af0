// Paths of the registry as people and Windows write them: "HKLM\SYSTEM\…", long and short names of the roots, the
// roots that only stand for a key elsewhere, and the kernel's own form that symbolic links hold
// ("\Registry\Machine\…"). Names compare without regard to case, by Windows' upper-case table.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/target/windows_path.hpp"

namespace lifeboat::registry {

inline constexpr const char* k_local_machine = "HKEY_LOCAL_MACHINE";
inline constexpr const char* k_users = "HKEY_USERS";
// Stands for the control set that Windows would choose.
inline constexpr const char* k_current_control_set = "CurrentControlSet";
// The registry's own limit.
inline constexpr std::size_t k_path_parts_limit = 512;

using PathParts = std::vector<std::string>;

// The parts between backslashes; empty ones are skipped.
[[nodiscard]] PathParts split_key_path(std::string_view path);
// "HKEY_LOCAL_MACHINE\SYSTEM"
[[nodiscard]] std::string join_path(const PathParts& parts);
// The same place with the root's long name: HKLM, HKU; HKEY_CLASSES_ROOT and HKEY_CURRENT_CONFIG become the keys of
// HKEY_LOCAL_MACHINE that they stand for.
[[nodiscard]] PathParts with_long_root(PathParts parts);
// Where the data of a SymbolicLinkValue leads; nothing when that is no hive of Machine or User
// and no key in one.
[[nodiscard]] std::optional<PathParts> parts_of_link(std::span<const std::byte> data);

// Files and keys have one rule for names.
using target::is_same_name;
// The order in which regedit shows names.
[[nodiscard]] bool is_name_before(std::string_view a, std::string_view b);

}  // namespace lifeboat::registry
