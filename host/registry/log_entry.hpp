// One entry of a new-format transaction log (HvLE, Windows 8.1 and later): the pages that one flush changed, and two
// hashes. Specification: "New format", "Log entries".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::registry {

inline constexpr std::size_t k_log_sector_bytes = 512;

// Pages that lie side by side; `offset` counts from the first bin.
struct PageRun {
  std::uint32_t offset = 0;
  std::span<const std::byte> bytes;  // borrowed
};

struct LogEntry {
  std::uint32_t size_bytes = 0;  // of the whole entry
  std::uint32_t flags = 0;
  std::uint32_t sequence = 0;
  std::uint32_t bins_bytes = 0;
  std::vector<PageRun> runs;
};

// Fails as `damaged` when the bytes do not begin with a whole entry with right hashes.
[[nodiscard]] Result<LogEntry> read_log_entry(std::span<const std::byte> bytes);
// `size_bytes` of the entry is computed.
[[nodiscard]] std::vector<std::byte> write_log_entry(const LogEntry& entry);

}  // namespace lifeboat::registry
