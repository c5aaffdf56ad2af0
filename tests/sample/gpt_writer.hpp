// Writes a GPT (UEFI specification, section 5.3) onto an image: protective MBR, both headers, both entry arrays.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "tests/sample/guid.hpp"

namespace lifeboat::sample {

inline constexpr std::uint64_t k_sector_bytes = 512;

struct GptPartition {
  Guid type;
  Guid guid;
  std::u16string name;  // at most 36 units
  std::uint64_t first_sector = 0;
  std::uint64_t sectors = 0;
};

// The file must be `disk_sectors` long and empty so far.
[[nodiscard]] Status write_gpt(int fd, std::uint64_t disk_sectors, const Guid& disk,
                               const std::vector<GptPartition>& partitions);

}  // namespace lifeboat::sample
