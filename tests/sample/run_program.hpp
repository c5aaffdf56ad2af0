// Runs a program of the system to its end, without a shell.
#pragma once

#include <string>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::sample {

// The first argument is looked up in PATH and in the folders of system programs. What it prints is shown only when
// it fails.
[[nodiscard]] Status run_program(const std::vector<std::string>& arguments);

}  // namespace lifeboat::sample
