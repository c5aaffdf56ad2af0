// What --target names, opened for a console: disks, volumes, installations. A target that cannot be opened does not end
// the console: the window says why.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/launch/boot_console.hpp"
#include "host/launch/console_options.hpp"
#include "host/toolset/selection.hpp"

namespace lifeboat::launch {

// What was named, else with `is_live` the disks of this machine.
[[nodiscard]] Result<std::unique_ptr<target::Target>> open_target(const std::vector<std::string>& named, bool is_live);
// Reads disks: for a job, too.
[[nodiscard]] FoundTarget find_target(const ConsoleOptions& options);
// The installation that --system names, or the only one, is selected at once; on the way in the person chooses it on a
// page.
[[nodiscard]] std::unique_ptr<toolset::Selection> open_selection(const ConsoleOptions& options,
                                                                 registry::RegistryService& registry);
// The installation that the way in suggests: --system's, else the first.
[[nodiscard]] std::optional<std::size_t> suggested_installation(const ConsoleOptions& options,
                                                                toolset::Selection& selection);

}  // namespace lifeboat::launch
