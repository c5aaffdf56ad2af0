#include <catch2/catch.hpp>

#include "plugins/remote/video/quantiser.hpp"
#include "plugins/remote/video/send_window.hpp"

namespace lifeboat::remote::video {
namespace {

// Updates of one size, one after the other, over a link.
struct Traffic {
  SendWindow window;
  std::int64_t now_us = 1'000'000;
  std::uint64_t id = 0;

  void send_and_wait(std::size_t bytes, std::int64_t bytes_per_second, std::int64_t round_trip_us) {
    window.sent(++id, bytes, now_us);
    now_us += static_cast<std::int64_t>(bytes) * 1'000'000 / bytes_per_second + round_trip_us;
    window.acknowledged(id, now_us);
  }
};

TEST_CASE("small updates tell the round trip and large ones the rate") {
  const std::int64_t rate = GENERATE(125'000, 1'250'000, 12'500'000);
  const std::int64_t round_trip_us = GENERATE(1'000, 20'000, 150'000);
  CAPTURE(rate, round_trip_us);
  Traffic traffic;
  traffic.send_and_wait(100, rate, round_trip_us);
  for (int i = 0; i < 20; ++i) traffic.send_and_wait(40'000, rate, round_trip_us);
  CHECK(traffic.window.round_trip_us() < round_trip_us + 1'000);
  CHECK(traffic.window.bytes_per_second() == Approx(rate).epsilon(0.15));
}

TEST_CASE("a link whose bare round trip is unknown is never taken for faster than it is") {
  Traffic traffic;
  for (int i = 0; i < 10; ++i) traffic.send_and_wait(100'000, 1'250'000, 20'000);
  CHECK(traffic.window.bytes_per_second() <= 1'250'000);
  CHECK(traffic.window.bytes_per_second() > 900'000);
}

TEST_CASE("a link that becomes slower is noticed") {
  Traffic traffic;
  traffic.send_and_wait(100, 12'500'000, 5'000);
  for (int i = 0; i < 20; ++i) traffic.send_and_wait(40'000, 12'500'000, 5'000);
  for (int i = 0; i < 10; ++i) traffic.send_and_wait(40'000, 250'000, 5'000);
  CHECK(traffic.window.bytes_per_second() < 300'000);
}

TEST_CASE("frames in flight follow the round trip, between 2 and the frame rate") {
  const auto [round_trip_us, frames] = GENERATE(table<std::int64_t, std::size_t>(
      {{100, 2}, {30'000, 2}, {40'000, 3}, {100'000, 5}, {5'000'000, 30}}));
  Traffic traffic;
  traffic.send_and_wait(100, 12'500'000, round_trip_us);
  CHECK(traffic.window.most_frames() == frames);
  for (std::size_t i = 0; i < frames; ++i) {
    CHECK(traffic.window.has_room());
    traffic.window.sent(++traffic.id, 10, traffic.now_us);
  }
  CHECK_FALSE(traffic.window.has_room());
  traffic.window.acknowledged(traffic.id, traffic.now_us + round_trip_us);
  CHECK(traffic.window.is_empty());
}

TEST_CASE("bytes in flight end where the link's 33 ms and round trip end") {
  Traffic traffic;
  traffic.send_and_wait(100, 1'250'000, 20'000);
  for (int i = 0; i < 20; ++i) traffic.send_and_wait(40'000, 1'250'000, 20'000);
  CHECK(static_cast<double>(traffic.window.most_bytes()) == Approx(1'250'000 * 0.053).epsilon(0.15));
  traffic.window.sent(++traffic.id, traffic.window.most_bytes(), traffic.now_us);
  CHECK_FALSE(traffic.window.has_room());
  CHECK(traffic.window.room_bytes() == 0);
  traffic.window.forget_flight();
  CHECK(traffic.window.has_room());
}

TEST_CASE("acknowledgements that nobody waits for change nothing") {
  SendWindow window;
  window.acknowledged(7, 1'000);
  window.sent(1, 50'000, 1'000);
  window.acknowledged(0, 2'000);
  CHECK(window.bytes_in_flight() == 50'000);
  CHECK(window.round_trip_us() == 0);
  window.acknowledged(~0ULL, 3'000);
  CHECK(window.is_empty());
  CHECK(window.bytes_in_flight() == 0);
}

TEST_CASE("QP rests at 28 while the link allows, and goes as far as 40 when it does not") {
  Quantiser quantiser;
  CHECK(quantiser.qp_for(false, 500, 0) == 28);
  for (int frame = 0; frame < 20; ++frame) quantiser.learn(quantiser.qp_for(false, 0, 0), 60'000, false, 0);
  CHECK(quantiser.qp_for(false, 0, 0) == 28);
  for (int frame = 0; frame < 20; ++frame) {
    quantiser.learn(quantiser.qp_for(false, 0, 100'000), 60'000, false, 100'000);
  }
  CHECK(quantiser.qp_for(false, 0, 100'000) == 40);
  for (int frame = 0; frame < 40; ++frame) quantiser.learn(quantiser.qp_for(false, 0, 0), 5'000, false, 0);
  CHECK(quantiser.qp_for(false, 0, 0) == 28);
  for (int frame = 0; frame < 40; ++frame) quantiser.learn(quantiser.qp_for(false, 0, 0), 500, false, 0);
  CHECK(quantiser.qp_for(false, 0, 0) == 18);
}

TEST_CASE("an intra frame is coarse on a slow link from the start, and what follows comes down in steps") {
  Quantiser quantiser;
  const int qp = quantiser.qp_for(true, 510, 250'000);
  CHECK(qp == 40);
  CHECK(quantiser.qp_for(true, 510, 0) == 28);
  quantiser.learn(qp, 60'000, true, 250'000);
  CHECK(quantiser.qp_for(false, 510, 250'000) == 40);
  quantiser.learn(40, 1'000, false, 250'000);
  CHECK(quantiser.qp_for(false, 510, 250'000) == 39);
}

}  // namespace
}  // namespace lifeboat::remote::video
