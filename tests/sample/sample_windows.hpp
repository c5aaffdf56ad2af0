// What sets one sample Windows apart from another, and the files that make it up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "tests/sample/guid.hpp"

namespace lifeboat::sample {

struct SampleUser {
  std::string name;  // of the account and of the folder below \Users
  std::string sid;
};

struct SampleWindows {
  std::string volume_label;
  std::string product;             // ProductName, which says 10 on Windows 11 too
  std::string edition;
  std::string display_version;
  std::string build;
  std::uint32_t revision = 0;
  std::string computer;
  std::string user;                // the owner, first of the users below
  std::vector<SampleUser> users;
  std::string windows_folder;      // spelled as on the disk
  std::string config_folder;
  std::uint32_t control_set = 1;   // Select\Current
  bool has_boot_configuration = false;
  Guid partition{};                // of its own volume, C:
  Guid other_partition{};          // of the other Windows, D:
};

struct SampleFile {
  std::string path;  // from the volume's root
  std::vector<std::byte> bytes;
};

[[nodiscard]] SampleWindows windows_11();
[[nodiscard]] SampleWindows windows_10();

// The whole tree: hives with their logs, cmd.exe, the users' folders; the boot configuration is Windows 11's alone.
[[nodiscard]] Result<std::vector<SampleFile>> windows_files(const SampleWindows& windows);

// The hives, one by one.
[[nodiscard]] Result<std::vector<std::byte>> system_hive(const SampleWindows& windows);
[[nodiscard]] Result<std::vector<std::byte>> software_hive(const SampleWindows& windows);
[[nodiscard]] Result<std::vector<std::byte>> sam_hive(const SampleWindows& windows);
[[nodiscard]] Result<std::vector<std::byte>> security_hive(const SampleWindows& windows);
[[nodiscard]] Result<std::vector<std::byte>> default_hive(const SampleWindows& windows);
[[nodiscard]] Result<std::vector<std::byte>> service_hive(const SampleWindows& windows);
[[nodiscard]] Result<std::vector<std::byte>> user_hive(const SampleUser& user);
[[nodiscard]] Result<std::vector<std::byte>> classes_hive(const SampleUser& user);
[[nodiscard]] Result<std::vector<std::byte>> boot_hive(const SampleWindows& windows);

}  // namespace lifeboat::sample
