// The old-format transaction log (DIRT, up to Windows 8): a bitmap of 512-byte pages and the pages themselves.
// Specification: "Old format", "Dirty vector".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/log_entry.hpp"

namespace lifeboat::registry {

// What follows the base block in such a log. `runs` in ascending order.
[[nodiscard]] std::vector<std::byte> write_dirty_vector(std::uint32_t bins_bytes, const std::vector<PageRun>& runs);
[[nodiscard]] Result<std::vector<PageRun>> read_dirty_vector(std::span<const std::byte> bytes,
                                                             std::uint32_t bins_bytes);

}  // namespace lifeboat::registry
