// One thing that --target names (a disk, its image, or a folder) with the volumes on it.
#pragma once

#include <string>
#include <vector>

#include "host/target/target.hpp"
#include "host/target/target_lock.hpp"

namespace lifeboat::target {

struct OpenedDisk {
  Disk disk;
  std::vector<Volume> volumes;  // `disk` is left to the caller
  std::vector<std::string> notices;
  LockPlace lock_place;
};

// As Target::open.
[[nodiscard]] Result<OpenedDisk> open_disk(const std::string& path, const OpenOptions& options);

}  // namespace lifeboat::target
