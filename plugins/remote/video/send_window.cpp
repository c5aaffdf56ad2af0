#include "plugins/remote/video/send_window.hpp"

#include <algorithm>

namespace lifeboat::remote::video {
namespace {

constexpr std::int64_t k_frames_per_second = 30;
constexpr std::int64_t k_queue_us = 33'000;
constexpr std::int64_t k_span_us = 5'000'000;
constexpr std::size_t k_first_bytes = 256U << 10;  // until the link is known
constexpr std::size_t k_least_bytes = 16U << 10;   // about ten TCP segments, what a new connection sends anyway
// Up to here an update tells the round trip, from here on the rate; the larger, the better.
constexpr std::size_t k_bare_bytes = 2U << 10;
constexpr std::size_t k_whole_rate_sample_bytes = 32U << 10;
constexpr std::int64_t k_least_service_us = 500;  // finer than the clocks of both sides and their loops

}  // namespace

void LeastRecently::add(std::int64_t sample_us, std::int64_t now_us) {
  if (now_us - span_began_us_ > k_span_us) {
    previous_us_ = least_us_;
    least_us_ = 0;
    span_began_us_ = now_us;
  }
  sample_us = std::max<std::int64_t>(sample_us, 1);
  least_us_ = least_us_ == 0 ? sample_us : std::min(least_us_, sample_us);
}

std::int64_t LeastRecently::least_us() const {
  if (least_us_ == 0 || previous_us_ == 0) return std::max(least_us_, previous_us_);
  return std::min(least_us_, previous_us_);
}

void SendWindow::sent(std::uint64_t update_id, std::size_t bytes, std::int64_t now_us) {
  flight_.push_back({update_id, bytes, now_us});
  flight_bytes_ += bytes;
}

void SendWindow::forget_flight() {
  flight_.clear();
  flight_bytes_ = 0;
}

void SendWindow::acknowledged(std::uint64_t update_id, std::int64_t now_us) {
  if (flight_.empty() || flight_.front().id > update_id) return;
  const std::int64_t first_sent_us = flight_.front().at_us;
  std::size_t bytes = 0;
  std::int64_t newest_sent_us = first_sent_us;
  while (!flight_.empty() && flight_.front().id <= update_id) {
    bytes += flight_.front().bytes;
    newest_sent_us = flight_.front().at_us;
    flight_.pop_front();
  }
  flight_bytes_ -= bytes;
  round_trip_.add(now_us - newest_sent_us, now_us);
  if (bytes <= k_bare_bytes) {
    bare_round_trip_.add(now_us - newest_sent_us, now_us);
  } else {
    learn_rate(bytes, first_sent_us, now_us);
  }
  last_acknowledged_us_ = now_us;
}

// The link serves one update after the other: these bytes began to be served when the ones before were through. Of an
// update that travelled alone the bare round trip is taken off, if it is known; if not, the link looks slower than it
// is.
void SendWindow::learn_rate(std::size_t bytes, std::int64_t first_sent_us, std::int64_t now_us) {
  const std::int64_t began_us = std::max(last_acknowledged_us_, first_sent_us + bare_round_trip_.least_us());
  const std::int64_t service_us = std::max(now_us - began_us, k_least_service_us);
  const std::int64_t sample = static_cast<std::int64_t>(bytes) * 1'000'000 / service_us;
  if (bytes_per_second_ == 0) {
    bytes_per_second_ = sample;
    return;
  }
  const auto weight = static_cast<std::int64_t>(std::min(bytes, k_whole_rate_sample_bytes) / 1024);
  bytes_per_second_ +=
      (sample - bytes_per_second_) * weight / static_cast<std::int64_t>(k_whole_rate_sample_bytes / 512);
}

// Large updates spend time in the link: while nothing small is sent for seconds, the last bare one is the better
// guess.
std::int64_t SendWindow::round_trip_us() const {
  const std::int64_t bare_us = bare_round_trip_.least_us();
  return bare_us == 0 ? round_trip_.least_us() : std::min(bare_us, round_trip_.least_us());
}

std::size_t SendWindow::most_frames() const {
  const std::int64_t frames = round_trip_us() * k_frames_per_second / 1'000'000 + 2;
  return static_cast<std::size_t>(std::clamp<std::int64_t>(frames, 2, k_frames_per_second));
}

std::size_t SendWindow::most_bytes() const {
  if (bytes_per_second_ == 0) return k_first_bytes;
  const std::int64_t bytes = bytes_per_second_ / 1000 * (k_queue_us + round_trip_us()) / 1000;
  return std::max(static_cast<std::size_t>(bytes), k_least_bytes);
}

bool SendWindow::has_room() const { return flight_.size() < most_frames() && flight_bytes_ < most_bytes(); }

std::size_t SendWindow::room_bytes() const { return has_room() ? most_bytes() - flight_bytes_ : 0; }

}  // namespace lifeboat::remote::video
