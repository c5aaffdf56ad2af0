// How long it takes from sending an input to presenting the first update that includes it. Only presses and text
// count: a release or a movement often changes nothing. An input that no update includes within a second changed
// nothing either, and is left out. UI thread only.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <vector>

#include "plugins/remote/protocol/messages.hpp"

namespace lifeboat::remote::viewer {

class LatencyMeter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  void sent(const protocol::Input& input, std::uint64_t input_id, TimePoint now);
  // `input_id`: the last input that the presented picture includes.
  void presented(std::uint64_t input_id, TimePoint now);

  struct Figures {
    std::uint64_t count = 0;
    double p50_ms = 0, p95_ms = 0, last_ms = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  struct Waiting {
    std::uint64_t input_id;
    TimePoint sent_at;
  };
  std::deque<Waiting> waiting_;
  std::vector<float> samples_ms_;  // the last k_max_samples
  std::uint64_t count_ = 0;
  float last_ms_ = 0;
};

}  // namespace lifeboat::remote::viewer
