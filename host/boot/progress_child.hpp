// A child of ours that says line by line how far it is. Whatever it does, it is over after a limit: it may hang in a driver,
// and nobody is to wait for it for ever. [any]
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::boot {

struct ProgressChild {
  std::vector<std::string> command;  // program and arguments
  std::chrono::milliseconds limit;
  // Between being asked to end, so that it can take back what it began, and being killed with what it has started.
  std::chrono::milliseconds grace{5'000};
  std::function<bool()> is_cancelled = [] { return false; };
  std::function<void(std::string_view line)> take = [](std::string_view) {};  // of its standard output
};

// Blocks until it has ended; the exit code, 128 + the signal when one killed it. `io` when it could not be started, or
// was over its limit, or cannot be killed; a cancelled one is no failure.
[[nodiscard]] Result<int> run_progress_child(const ProgressChild& setup);

}  // namespace lifeboat::boot
