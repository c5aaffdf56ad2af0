// Writes an MBR onto an image: the disk's signature, up to four primary partitions, and logical ones in an extended
// partition, each behind a sector with its link.
#pragma once

#include <cstdint>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::sample {

inline constexpr std::uint8_t k_mbr_ntfs = 0x07;
inline constexpr std::uint8_t k_mbr_extended = 0x0F;

struct MbrPartition {
  std::uint8_t type = k_mbr_ntfs;
  std::uint32_t first_sector = 0;
  std::uint32_t sectors = 0;
};

// The logical ones ascend, with a free sector before each.
struct MbrLayout {
  std::uint32_t signature = 0;
  std::vector<MbrPartition> primary = {};
  std::vector<MbrPartition> logical = {};
  std::uint32_t sector_bytes = 512;
};

[[nodiscard]] Status write_mbr(int fd, const MbrLayout& layout);

}  // namespace lifeboat::sample
