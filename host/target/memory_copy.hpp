// A file of a volume as a copy in this machine's memory. A descriptor on the volume itself would keep it mounted when a
// write session wants to begin; a copy may be kept as long as its reader likes.
#pragma once

#include <cstdint>
#include <string_view>

#include "host/base/unique_fd.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

// For reading, at its start. `not_found`, `io`, or `refused` above `limit_bytes`.
[[nodiscard]] Result<UniqueFd> copy_to_memory(VolumeAccess& volume, std::string_view path, std::uint64_t limit_bytes);

}  // namespace lifeboat::target
