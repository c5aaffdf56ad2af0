// What processes cost: their CPU time, and the bytes that a TCP connection on loopback has carried.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lifeboat::bench {

// CPU time of these processes so far, in milliseconds (resolution 10).
[[nodiscard]] std::int64_t cpu_ms(const std::vector<pid_t>& processes);
// Processes whose command line contains `text`.
[[nodiscard]] std::vector<pid_t> processes_with(const std::string& text);
// Bytes that the server's end of the connections of `port` has sent (ss -tin), retransmissions included.
[[nodiscard]] std::int64_t bytes_sent(unsigned port);

struct Percentiles {
  double p50 = 0, p95 = 0;
};
[[nodiscard]] Percentiles percentiles(std::vector<double> values);

}  // namespace lifeboat::bench
