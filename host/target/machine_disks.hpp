// The disks of this machine, for the recovery image (`--live`): what sysfs knows as a whole disk of hardware, with a
// medium in it. Not what lies on something else (loop devices, device mapper, RAID), memory, optical and floppy drives,
// nor the second paths to a disk that the kernel hides. Reads sysfs alone: no device is opened.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lifeboat::target {

// "/dev/sda", "/dev/sdb", … "/dev/sdaa", by kind and in the kernel's own order; at most as many as a target can hold.
[[nodiscard]] std::vector<std::string> machine_disks(const std::filesystem::path& sysfs = "/sys");

}  // namespace lifeboat::target
