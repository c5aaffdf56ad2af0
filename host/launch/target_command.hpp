// `lifeboat target list --target PATH [--json]`: what the console would find there. Reads only.
#pragma once

#include <span>
#include <string>

namespace lifeboat::launch {

// `arguments` follow the word "target". The exit code.
[[nodiscard]] int run_target_command(std::span<const std::string> arguments);

}  // namespace lifeboat::launch
