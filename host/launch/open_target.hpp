// What --target names, opened for a console: disks, volumes, installations. A target that cannot be opened does not end
// the console: the window says why.
#pragma once

#include "host/launch/console_options.hpp"
#include "host/launch/target_search.hpp"

namespace lifeboat::launch {

// Reads disks: for a job.
[[nodiscard]] FoundTarget find_target(const ConsoleOptions& options);

}  // namespace lifeboat::launch
