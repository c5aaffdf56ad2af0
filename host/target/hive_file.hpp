// Reads a hive file of a volume into memory: for what an installation says of itself, and for its registry.
#pragma once

#include <cstdint>
#include <string>

#include "host/registry/hive_memory.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

// A hive of 2 GiB is the format's own limit; the largest SOFTWARE seen had 300 MB. Ours bounds the memory.
inline constexpr std::uint64_t k_hive_limit_bytes = std::uint64_t{1} << 30;

// The bytes of the file; `refused` when it is larger than `k_hive_limit_bytes`, or when `watch` wants no more.
[[nodiscard]] Result<registry::HiveMemory> read_hive_file(VolumeAccess& volume, const std::string& path,
                                                          const registry::ReadWatch& watch = {});

}  // namespace lifeboat::target
