// All that one commit writes, fixed before its first write, so that a commit that failed half-way can be finished
// although the hive in memory went on changing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/registry/base_block.hpp"
#include "host/registry/commit.hpp"
#include "host/registry/hive_image.hpp"
#include "host/registry/log_entry.hpp"

namespace lifeboat::registry {

// A run of bytes and where in the file it goes.
struct PlannedWrite {
  std::uint64_t offset = 0;
  std::vector<std::byte> bytes;
};

using BaseSector = std::array<std::byte, k_base_sector_bytes>;

struct CommitPlan {
  std::uint32_t sequence = 0;  // N of the log entry; the hive has N + 1 afterwards
  std::uint64_t last_written = 0;
  std::uint64_t file_bytes = 0;  // the length of the primary file afterwards
  std::vector<std::byte> log;  // base block and entry, and a sector that ends the chain
  BaseSector started{};        // the first sector of the primary while the pages are written
  BaseSector finished{};       // and afterwards
  std::vector<PlannedWrite> pages;
};

// The pages of the bins that differ from the disk, joined where they lie side by side; borrowed from the image.
[[nodiscard]] std::vector<PageRun> dirty_runs(const HiveImage& image);
[[nodiscard]] std::vector<PlannedWrite> copy_of(const std::vector<PageRun>& runs);

// The first bin carries the time `now` already. `sequence` is the number of the log entry.
[[nodiscard]] CommitPlan plan_commit(const HiveImage& image, const BaseBlock& base, std::uint32_t sequence,
                                     LogFormat format, std::uint64_t now);

}  // namespace lifeboat::registry
