// What processes have cost so far, for tests and benchmarks.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace lifeboat::testing {

// CPU time of these processes in ticks (sysconf(_SC_CLK_TCK), 10 ms); one that is gone counts nothing.
[[nodiscard]] inline std::int64_t cpu_ticks(const std::vector<pid_t>& processes) {
  std::int64_t ticks = 0;
  for (const pid_t process : processes) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    const std::string stat(std::istreambuf_iterator<char>(file), {});
    const auto name_end = stat.rfind(')');  // the name may hold anything
    if (name_end == std::string::npos) continue;
    std::istringstream fields(stat.substr(name_end + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    std::int64_t user = 0;
    std::int64_t system = 0;
    fields >> user >> system;
    ticks += user + system;
  }
  return ticks;
}

}  // namespace lifeboat::testing
