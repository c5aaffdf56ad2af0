// One hive file of the offline Windows: where it lies, where regedit shows it, and the hive itself once someone has
// asked for it. Damaged and missing hives stay in their place with the reason.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/registry/commit.hpp"
#include "host/registry/hive.hpp"
#include "host/registry/offline/change.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::registry {

// A hive of 2 GiB is the format's own limit; Windows refuses far smaller ones. Ours bounds the memory.
inline constexpr std::uint64_t k_hive_limit_bytes = std::uint64_t{1} << 30;

class HiveSlot {
 public:
  HiveSlot(std::shared_ptr<target::VolumeAccess> volume, std::string file_path, std::vector<std::string> mount_point);

  // Reads the file at the first call; afterwards the same answer until `forget`.
  [[nodiscard]] Result<Hive*> hive();
  // The next `hive` reads the file again; unsaved changes are gone.
  void forget();

  [[nodiscard]] const std::string& file_path() const { return file_path_; }
  // Where it hangs: {"HKEY_LOCAL_MACHINE", "SYSTEM"}; empty for a bare hive.
  [[nodiscard]] const std::vector<std::string>& mount_point() const { return mount_point_; }
  [[nodiscard]] target::VolumeAccess& volume() const { return *volume_; }

  std::vector<Change> changes;  // not yet saved

 private:
  std::shared_ptr<target::VolumeAccess> volume_;
  std::string file_path_;
  std::vector<std::string> mount_point_;
  std::optional<Hive> hive_;
  std::optional<Error> error_;
};

}  // namespace lifeboat::registry
