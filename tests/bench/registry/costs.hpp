// What a piece of work or a program costs: CPU time of user and kernel together, which other programs on the machine
// disturb least, and the most memory that a program held.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace lifeboat::bench {

struct Cost {
  double cpu_ms = 0;
  // Resident; of a program alone. The kernel counts what this process holds when it starts the program as the program's
  // too: measure memory before anything large is opened here.
  double peak_bytes = 0;
};

// The median of `runs`, after one that warms up caches. `after` each is not counted.
[[nodiscard]] double cpu_ms_of(int runs, const std::function<void()>& work, const std::function<void()>& after = [] {});
// Of a shell's command, its output thrown away; nothing when its program is not installed or it fails.
[[nodiscard]] std::optional<Cost> cost_of(int runs, const std::string& command);

}  // namespace lifeboat::bench
