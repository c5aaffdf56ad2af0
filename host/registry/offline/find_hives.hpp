// Looks for the hive files of an offline Windows and says where each hangs. Five hives belong to every Windows and
// are in their places even when their files are not there; the others are left out then.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/registry/offline/windows_files.hpp"

namespace lifeboat::registry {

using HiveSlots = std::vector<std::unique_ptr<HiveSlot>>;

// HKEY_LOCAL_MACHINE, and in HKEY_USERS the accounts that are Windows' own. Opens no hive.
[[nodiscard]] HiveSlots find_machine_hives(const WindowsFiles& files);

struct Profile {
  std::string name;    // the security identifier
  std::string folder;  // as Windows writes it
};

// SOFTWARE's ProfileList, without Windows' own accounts; none with null, for a SOFTWARE that cannot be read.
[[nodiscard]] std::vector<Profile> read_profiles(const Hive* software);

// The people's hives, by their profiles; folders below \Users that belong to none of them hang under the folder's name.
// Looks on the disk, but opens no hive. Any thread.
[[nodiscard]] HiveSlots find_user_hives(const WindowsFiles& files, const std::vector<Profile>& profiles);

}  // namespace lifeboat::registry
