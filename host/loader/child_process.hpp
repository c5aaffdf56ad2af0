// A child of ours with a time limit whose standard output is wanted: started in a process group of its own, so that
// what it started dies with it. Used for probes. [any]
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::loader {

struct ChildEnd {
  enum class Kind { exited, signalled, out_of_time } kind;
  int number = 0;      // exit code or signal
  std::string output = {};  // at most the limit
};

// Blocks until the child's end, for at most `time_limit` or soon after `is_cancelled`; then its group is killed. Output past
// the limit is dropped.
[[nodiscard]] Result<ChildEnd> run_child(const std::vector<std::string>& arguments, const std::string& program,
                                         std::chrono::milliseconds time_limit, std::size_t output_limit,
                                         const std::function<bool()>& is_cancelled = [] { return false; });

}  // namespace lifeboat::loader
