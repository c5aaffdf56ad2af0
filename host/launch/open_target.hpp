// What the console works on: the disks, images and folders of --target, with --live alone this machine's. One that cannot be
// opened does not end the console: the window says why.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/launch/console_options.hpp"
#include "host/launch/target_search.hpp"

namespace lifeboat::launch {

// What was named, else with `is_live` the disks of this machine.
[[nodiscard]] Result<std::unique_ptr<target::Target>> open_target(const std::vector<std::string>& named, bool is_live);
// Reads disks: for a job.
[[nodiscard]] FoundTarget find_target(const ConsoleOptions& options);

}  // namespace lifeboat::launch
