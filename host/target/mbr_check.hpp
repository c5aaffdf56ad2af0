// Looks at an MBR for what libblkid does not say: whether the disk has one at all (a protective one before a GPT is
// none), the signature by which Windows knows the disk, and what is damaged. The partitions are libblkid's business.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/target/disk_image.hpp"

namespace lifeboat::target {

struct MbrFacts {
  std::uint32_t signature = 0;
  std::uint32_t sector_bytes = 512;  // in which the table counts
  std::vector<std::string> notices;  // what people should know; empty when all is well
};

// Nothing when the disk has no MBR with partitions. Fails when the disk cannot be read.
[[nodiscard]] Result<std::optional<MbrFacts>> check_mbr(const DiskImage& image);

}  // namespace lifeboat::target
