// Runs a program of ours to its end, with nothing of the console's but what it needs: no descriptors, no variables.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::tcpip {

// The exit code, or 128 and the signal. What it writes to its standard streams is added to `log`. Blocks.
[[nodiscard]] sdk::Outcome<int> run_helper(std::vector<std::string> command, const std::filesystem::path& log);

}  // namespace lifeboat::tcpip
