// The transaction logs beside a hive (.LOG1, .LOG2, .LOG) and what replaying them would do. Windows writes changes to a
// log first, and to the hive up to an hour later; after a crash the hive alone is missing them, or holds half of them.
// `Hive::replay` applies the logs as the Windows kernel does: entries of the new format (HvLE, Windows 8.1 and later)
// whose hashes are right and whose sequence numbers follow one another, over both logs in either order; of the old
// format (DIRT) the log that belongs to the write that was cut. A log that does not fit changes nothing.
// Specification: "Transaction log files", "Multiple transaction log files", "Dirty state of a hive".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "host/registry/hive.hpp"

namespace lifeboat::registry {

// Whole files; empty: not there.
struct LogFiles {
  std::vector<std::byte> log1;
  std::vector<std::byte> log2;
  std::vector<std::byte> log;
};

struct ReplayOutlook {
  bool is_needed = false;           // the hive is unclean or its header damaged
  bool is_possible = false;
  std::uint32_t entries = 0;        // that would be applied; an old-format log counts as one
  std::string why_not;              // for people, when needed and not possible
  std::uint32_t next_sequence = 0;  // above every number in the logs; for Hive::accept_as_it_is
};

[[nodiscard]] ReplayOutlook look_at_logs(const Hive& hive, const LogFiles& logs);

}  // namespace lifeboat::registry
