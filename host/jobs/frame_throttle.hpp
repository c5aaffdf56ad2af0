// Lets through at most 20 calls a second, from any thread and without a lock: a job that reports every byte must not
// make the console draw without end. What is dropped is made good by the next report, or by the job's end.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace lifeboat::jobs {

class FrameThrottle {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds k_interval{50};

  // Whether a call at `now` may pass.
  [[nodiscard]] bool admit(Clock::time_point now) {
    const std::int64_t tick = now.time_since_epoch().count();
    std::int64_t next = next_.load(std::memory_order_relaxed);
    if (tick < next) return false;
    const std::int64_t after = tick + std::chrono::duration_cast<Clock::duration>(k_interval).count();
    return next_.compare_exchange_strong(next, after, std::memory_order_relaxed);
  }

 private:
  std::atomic<std::int64_t> next_{0};
};

}  // namespace lifeboat::jobs
