#include "tests/bench/remote/meter.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/cpu_time.hpp"

namespace lifeboat::bench {
namespace {

std::string read(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::int64_t cpu_ms(const std::vector<pid_t>& processes) {
  return testing::cpu_ticks(processes) * 1000 / ::sysconf(_SC_CLK_TCK);
}

std::vector<pid_t> processes_with(const std::string& text) {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::string line = read(entry.path() / "cmdline");
    std::ranges::replace(line, '\0', ' ');
    if (std::stoi(name) != ::getpid() && line.find(text) != std::string::npos) found.push_back(std::stoi(name));
  }
  return found;
}

std::int64_t bytes_sent(unsigned port) {
  const std::string command = "ss -Htin state established sport = :" + std::to_string(port);
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return 0;
  std::string text;
  for (char buffer[4096]; const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe);) text.append(buffer, count);
  ::pclose(pipe);
  std::int64_t total = 0;
  const std::string mark = "bytes_sent:";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    total += std::stoll(text.substr(at + mark.size()));
  }
  return total;
}

Percentiles percentiles(std::vector<double> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  const auto at = [&](double share) { return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]; };
  return {at(0.5), at(0.95)};
}

}  // namespace lifeboat::bench
