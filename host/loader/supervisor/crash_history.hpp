// When to stop starting a console that crashes again and again for no tool's fault.
#pragma once

#include <chrono>
#include <deque>

namespace lifeboat::supervisor {

class CrashHistory {
 public:
  using Clock = std::chrono::steady_clock;

  CrashHistory(int limit, std::chrono::seconds within) : limit_(limit), within_(within) {}

  // Notes a crash; true when it was one too many.
  [[nodiscard]] bool add(Clock::time_point now) {
    while (!crashes_.empty() && now - crashes_.front() > within_) crashes_.pop_front();
    crashes_.push_back(now);
    return static_cast<int>(crashes_.size()) >= limit_;
  }

 private:
  int limit_;
  std::chrono::seconds within_;
  std::deque<Clock::time_point> crashes_;
};

}  // namespace lifeboat::supervisor
