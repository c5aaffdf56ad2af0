#include <catch2/catch.hpp>

#include "host/jobs/frame_throttle.hpp"

using namespace lifeboat::jobs;
using namespace std::chrono_literals;

TEST_CASE("progress asks for at most twenty frames a second") {
  FrameThrottle throttle;
  const FrameThrottle::Clock::time_point start{1h};
  int admitted = 0;
  for (auto at = 0ms; at < 1000ms; at += 1ms) admitted += throttle.admit(start + at) ? 1 : 0;
  CHECK(admitted == 20);
}
