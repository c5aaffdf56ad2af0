// What lies on a disk image, by libblkid: the partitions of its table and the file system of each byte range. The
// plain file is probed; the kernel's partition support is not needed.
#pragma once

#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/target/disk_image.hpp"

namespace lifeboat::target {

struct Partition {
  std::uint32_t number = 0;
  std::string name;
  std::string guid;         // of a GPT; "" in an MBR
  std::uint64_t offset_bytes = 0;
  std::uint64_t size_bytes = 0;
  std::string file_system;  // libblkid's name; "" when unknown or outside the image
  std::string label;
  bool has_overlap = false;  // set by mark_overlaps
  bool is_dynamic = false;  // part of a dynamic disk of Windows (LDM)
};

// `damaged` when there is no partition table; ascending by number. `mbr_sector_bytes` are those in which an MBR counts.
[[nodiscard]] Result<std::vector<Partition>> probe_partitions(const DiskImage& image, std::uint32_t mbr_sector_bytes);

// libblkid's name of the RAID whose member the whole disk is, by the mark that firmware or Linux leaves on it
// ("isw_raid_member"); "" for none.
[[nodiscard]] Result<std::string> probe_raid_member(const DiskImage& image);

}  // namespace lifeboat::target
