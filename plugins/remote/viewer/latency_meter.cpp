#include "plugins/remote/viewer/latency_meter.hpp"

#include <lifeboat/screen_channel.h>

#include <algorithm>

namespace lifeboat::remote::viewer {
namespace {

using namespace std::chrono_literals;

constexpr auto k_longest = 1s;
// A day of typing; beyond it the oldest are overwritten.
constexpr std::size_t k_max_samples = 65536;
// What waits is at most a second of input.
constexpr std::size_t k_max_waiting = 4096;

bool counts(const protocol::Input& input) {
  const bool is_press = (input.kind == LB_INPUT_KEY || input.kind == LB_INPUT_BUTTON) && input.is_down;
  return is_press || input.kind == LB_INPUT_TEXT || input.kind == LB_INPUT_WHEEL;
}

double quantile(const std::vector<float>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
}

}  // namespace

void LatencyMeter::sent(const protocol::Input& input, std::uint64_t input_id, TimePoint now) {
  if (input_id == 0 || !counts(input)) return;
  if (waiting_.size() >= k_max_waiting) waiting_.pop_front();
  waiting_.push_back({input_id, now});
}

void LatencyMeter::presented(std::uint64_t input_id, TimePoint now) {
  while (!waiting_.empty() && waiting_.front().input_id <= input_id) {
    const auto took = now - waiting_.front().sent_at;
    waiting_.pop_front();
    if (took > k_longest) continue;
    last_ms_ = std::chrono::duration<float, std::milli>(took).count();
    if (samples_ms_.size() < k_max_samples) {
      samples_ms_.push_back(last_ms_);
    } else {
      samples_ms_[count_ % k_max_samples] = last_ms_;
    }
    ++count_;
  }
}

LatencyMeter::Figures LatencyMeter::figures() const {
  if (samples_ms_.empty()) return {};
  std::vector<float> sorted = samples_ms_;
  std::ranges::sort(sorted);
  return {count_, quantile(sorted, 0.5), quantile(sorted, 0.95), last_ms_};
}

}  // namespace lifeboat::remote::viewer
