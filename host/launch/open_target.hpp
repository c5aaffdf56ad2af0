// What --target names, opened for a console: disks, volumes, installations. A target that cannot be opened does not end
// the console: the window says why.
#pragma once

#include <memory>
#include <string>

#include "host/launch/boot_console.hpp"
#include "host/launch/console_options.hpp"
#include "host/toolset/selection.hpp"

namespace lifeboat::launch {

// Reads disks: for a job, too.
[[nodiscard]] FoundTarget find_target(const ConsoleOptions& options);
// The installation that --system names, or the only one, is selected at once; on the way in the person chooses it on a
// page.
[[nodiscard]] std::unique_ptr<toolset::Selection> open_selection(const ConsoleOptions& options,
                                                                 registry::RegistryService& registry);

}  // namespace lifeboat::launch
