// `lifeboat settings check FILE`: everything that is wrong with it, a line each; 0 when nothing is, else 3.
// `lifeboat settings show [--settings FILE] [--json]`: every key, its value, and where it comes from.
// Reads only.
#pragma once

#include <span>
#include <string>

namespace lifeboat::launch {

// `arguments` follow the word "settings". The exit code.
[[nodiscard]] int run_settings_command(std::span<const std::string> arguments);

}  // namespace lifeboat::launch
