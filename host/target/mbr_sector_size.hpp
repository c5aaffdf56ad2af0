// How large the sectors are in which an MBR counts. It does not say so itself: a disk does, and so do the boot sectors
// of the partitions, which lie where they are looked for only if the size is right. What lies there counts for more than
// what the disk says, as a case for USB disks may change the size.
#pragma once

#include <cstdint>

#include "host/target/disk_image.hpp"
#include "host/target/mbr_table.hpp"

namespace lifeboat::target {

struct MbrSectorSize {
  std::uint32_t bytes = 512;
  bool is_doubtful = false;  // some of what lies there speaks for 512, some for 4096
};

[[nodiscard]] MbrSectorSize find_mbr_sector_size(const DiskImage& image, const MbrSector& table);

}  // namespace lifeboat::target
