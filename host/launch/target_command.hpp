// `lifeboat target list --target PATH … [--live] [--remount [--system N]] [--json]`: what the console would find there,
// with its own letters or those of one Windows. Reads only.
#pragma once

#include <span>
#include <string>

namespace lifeboat::launch {

// `arguments` follow the word "target". The exit code.
[[nodiscard]] int run_target_command(std::span<const std::string> arguments);

}  // namespace lifeboat::launch
