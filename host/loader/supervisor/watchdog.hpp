// When to look at a console's tool call next, and whether it has gone on for too long. While calls come and go the
// supervisor looks four times a second; after a second without any it sleeps until the console rings.
#pragma once

#include <chrono>
#include <cstdint>

#include "host/loader/supervisor/shared_state.hpp"

namespace lifeboat::supervisor {

class Watchdog {
 public:
  using Clock = std::chrono::steady_clock;  // stands still while the machine sleeps
  static constexpr std::chrono::milliseconds k_interval{250};
  // Looks without a new call before it sleeps.
  static constexpr int k_quiet_looks = 4;

  Watchdog(SharedState& state, std::chrono::milliseconds limit) : state_(state), limit_(limit) {}

  enum class Verdict { sleep, look_again, blocked };
  // Call after each wake-up, whatever its reason.
  [[nodiscard]] Verdict look(Clock::time_point now);

 private:
  [[nodiscard]] bool is_in_call() const;
  [[nodiscard]] bool is_new_call();
  [[nodiscard]] Verdict sleep_unless_called();

  SharedState& state_;
  std::chrono::milliseconds limit_;
  std::uint64_t sequence_ = 0;
  Clock::time_point seen_since_;
  int quiet_looks_ = 0;
};

}  // namespace lifeboat::supervisor
