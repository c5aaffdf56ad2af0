// The console process: finds the offline Windows, the tools, and draws until the person ends it.
#pragma once

#include <filesystem>

#include "host/launch/console_options.hpp"

namespace lifeboat::launch {

// Blocks; the exit code. `options.supervised` is set.
[[nodiscard]] int run_console(const ConsoleOptions& options, const std::filesystem::path& probe_cache);

}  // namespace lifeboat::launch
