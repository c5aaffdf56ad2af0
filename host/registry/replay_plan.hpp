// What a replay would write, decided before anything is changed: which logs and entries count, the pages in their
// order, and the header afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "host/registry/commit_plan.hpp"
#include "host/registry/log_entry.hpp"
#include "host/registry/replay.hpp"

namespace lifeboat::registry {

struct ReplayPlan {
  BaseSector base{};  // the header when all is applied
  std::uint32_t bins_bytes = 0;
  std::vector<PageRun> runs;  // in the order in which they are applied; borrowed from the logs
  std::uint32_t entries = 0;
};

// `primary` is the hive file as it is on the disk. Fails as `damaged` with the reason when no log fits.
[[nodiscard]] Result<ReplayPlan> plan_replay(std::span<const std::byte> primary, const LogFiles& logs);

// A sequence number above all that the logs hold, and not below `at_least`.
[[nodiscard]] std::uint32_t sequence_above(const LogFiles& logs, std::uint32_t at_least);

// What a replay in memory still has to write to the primary file: its pages, then its header. Until the header is
// written the logs go on saying the same, so a cut leaves the old state, to be replayed once more.
struct ReplayWrite {
  BaseSector finished{};
  std::uint64_t file_bytes = 0;
  std::vector<PlannedWrite> pages;
  bool is_header_touched = false;  // a write of the header was tried
  // What undoing the replay has to put back.
  BaseSector before{};
  BaseBlock base_before;
  HiveState state_before = HiveState::unclean;
  bool was_cut_short = false;
  bool was_header_lost = false;
};

}  // namespace lifeboat::registry
