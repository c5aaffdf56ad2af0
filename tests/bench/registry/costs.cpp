#include "tests/bench/registry/costs.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace lifeboat::bench {
namespace {

double process_cpu_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

double ms(const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; }

std::optional<Cost> run_once(const std::string& command) {
  const std::string line = "exec " + command + " >/dev/null 2>&1";
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return {};
  return Cost{ms(usage.ru_utime) + ms(usage.ru_stime), static_cast<double>(usage.ru_maxrss) * 1024};
}

}  // namespace

double cpu_ms_of(int runs, const std::function<void()>& work, const std::function<void()>& after) {
  work();
  after();
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const double began = process_cpu_ms();
    work();
    times.push_back(process_cpu_ms() - began);
    after();
  }
  return median(std::move(times));
}

std::optional<Cost> cost_of(int runs, const std::string& command) {
  if (!run_once(command)) return {};
  std::vector<double> times, peaks;
  for (int i = 0; i < runs; ++i) {
    const auto cost = run_once(command);
    if (!cost) return {};
    times.push_back(cost->cpu_ms);
    peaks.push_back(cost->peak_bytes);
  }
  return Cost{median(std::move(times)), median(std::move(peaks))};
}

}  // namespace lifeboat::bench
