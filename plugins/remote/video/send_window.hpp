// How much may be on its way to the viewer, and what the link carries: learnt from when the acknowledgements come
// back. A frame is dropped before it is encoded, so the queue must be here and not in a socket: frames in flight are
// at most clamp(round trip x frame rate + 2, 2, frame rate), bytes in flight at most what the link carries in 33 ms
// and the least round trip. Cumulative: an acknowledgement takes every update up to its id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

namespace lifeboat::remote::video {

// The least sample of this span of seconds and the one before: routes change.
class LeastRecently {
 public:
  void add(std::int64_t sample_us, std::int64_t now_us);
  [[nodiscard]] std::int64_t least_us() const;  // 0: no sample

 private:
  std::int64_t least_us_ = 0, previous_us_ = 0;
  std::int64_t span_began_us_ = 0;
};

class SendWindow {
 public:
  void sent(std::uint64_t update_id, std::size_t bytes, std::int64_t now_us);
  void acknowledged(std::uint64_t update_id, std::int64_t now_us);
  // The updates in flight are forgotten; what is known of the link stays.
  void forget_flight();

  // Whether one more update may go; how many bytes it should have at most is room_bytes().
  [[nodiscard]] bool has_room() const;
  [[nodiscard]] std::size_t room_bytes() const;
  [[nodiscard]] bool is_empty() const { return flight_.empty(); }
  [[nodiscard]] std::size_t bytes_in_flight() const { return flight_bytes_; }

  // The least of the last seconds; 0: unknown.
  [[nodiscard]] std::int64_t round_trip_us() const;
  [[nodiscard]] std::int64_t bytes_per_second() const { return bytes_per_second_; }  // 0: unknown
  [[nodiscard]] std::size_t most_frames() const;
  [[nodiscard]] std::size_t most_bytes() const;

 private:
  struct Sent {
    std::uint64_t id = 0;
    std::size_t bytes = 0;
    std::int64_t at_us = 0;
  };
  void learn_rate(std::size_t bytes, std::int64_t first_sent_us, std::int64_t now_us);

  std::deque<Sent> flight_;
  std::size_t flight_bytes_ = 0;
  std::int64_t last_acknowledged_us_ = 0;
  LeastRecently round_trip_;
  LeastRecently bare_round_trip_;  // of updates so small that they took the link no time
  std::int64_t bytes_per_second_ = 0;
};

}  // namespace lifeboat::remote::video
