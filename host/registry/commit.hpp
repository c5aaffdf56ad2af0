// Makes a hive's edits last, in Windows' own order, so that a cut at any step leaves the old or the new hive:
// an HvLE entry to .LOG1 (DIRT form for Windows 8.0 and older), fsync; header with sequence 1, fsync; dirty pages in
// place, fsync; header with sequence 2, fsync; read back and compare. Windows itself replays the log of a cut commit.
// Of a hive whose logs were replayed in memory, the replay is written first, with its logs untouched.
// The caller has already backed up both files. UI thread or one job, never two.
#pragma once

#include "host/base/durable_file.hpp"
#include "host/registry/hive.hpp"

namespace lifeboat::registry {

// Which form of log the Windows that owns the hive reads.
enum class LogFormat { dirt, hvle };

// Fails as `refused` when the file on disk is no longer what the hive was read from; as `io` with the step that
// failed. After a failure the hive in memory keeps its changes, and the call may be made again.
[[nodiscard]] Status commit(Hive& hive, DurableFile& primary, DurableFile& log1, LogFormat format);

}  // namespace lifeboat::registry
