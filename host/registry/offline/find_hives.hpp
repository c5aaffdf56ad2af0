// Looks for the hive files of an offline Windows and says where each hangs. Five hives belong to every Windows and
// are in their places even when their files are not there; the others are left out then.
#pragma once

#include <memory>
#include <vector>

#include "host/registry/offline/windows_files.hpp"

namespace lifeboat::registry {

using HiveSlots = std::vector<std::unique_ptr<HiveSlot>>;

// HKEY_LOCAL_MACHINE, and in HKEY_USERS the accounts that are Windows' own. Opens no hive.
[[nodiscard]] HiveSlots find_machine_hives(const WindowsFiles& files);

// The people's hives, by the security identifiers of SOFTWARE's ProfileList; folders below \Users that it does not
// name (or all, with null for a SOFTWARE that cannot be read) hang under the folder's name.
[[nodiscard]] HiveSlots find_user_hives(const WindowsFiles& files, const Hive* software);

}  // namespace lifeboat::registry
