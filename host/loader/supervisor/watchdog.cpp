#include "host/loader/supervisor/watchdog.hpp"

#include <utility>

#include "host/loader/supervisor/fault.hpp"

namespace lifeboat::supervisor {

bool Watchdog::is_in_call() const { return state_.phase.load() != static_cast<std::uint32_t>(Phase::none); }

bool Watchdog::is_new_call() {
  const std::uint64_t sequence = state_.sequence.load();
  return std::exchange(sequence_, sequence) != sequence;
}

Watchdog::Verdict Watchdog::look(Clock::time_point now) {
  state_.is_watched.store(1);
  if (is_new_call()) {
    seen_since_ = now;
    quiet_looks_ = 0;
    return Verdict::look_again;
  }
  if (is_in_call()) {
    quiet_looks_ = 0;
    return now - seen_since_ >= limit_ ? Verdict::blocked : Verdict::look_again;
  }
  return ++quiet_looks_ < k_quiet_looks ? Verdict::look_again : sleep_unless_called();
}

// The console stores its phase and then looks whether it is watched; we do it the other way round, so one of us sees
// the other (all sequentially consistent).
Watchdog::Verdict Watchdog::sleep_unless_called() {
  state_.is_watched.store(0);
  if (!is_in_call() && state_.sequence.load() == sequence_) return Verdict::sleep;
  state_.is_watched.store(1);
  return Verdict::look_again;
}

}  // namespace lifeboat::supervisor
