#include <lifeboat/screen_channel.h>

#include <catch2/catch.hpp>

#include "plugins/remote/viewer/latency_meter.hpp"

using namespace lifeboat::remote;
using namespace lifeboat::remote::viewer;
using namespace std::chrono_literals;

namespace {

protocol::Input press(bool is_down = true) {
  protocol::Input input;
  input.kind = LB_INPUT_KEY;
  input.is_down = is_down;
  return input;
}

}  // namespace

TEST_CASE("viewer: latency is from sending a press to the first picture that includes it") {
  LatencyMeter meter;
  const LatencyMeter::TimePoint start{};
  for (int i = 0; i < 100; ++i) {
    const auto at = start + i * 1s;
    meter.sent(press(), static_cast<std::uint64_t>(2 * i + 1), at);
    meter.sent(press(false), static_cast<std::uint64_t>(2 * i + 2), at + 1ms);
    meter.presented(static_cast<std::uint64_t>(2 * i), at + 2ms);
    meter.presented(static_cast<std::uint64_t>(2 * i + 1), at + std::chrono::milliseconds(i + 1));
  }
  const auto figures = meter.figures();
  CHECK(figures.count == 100);
  CHECK(figures.p50_ms == Approx(51).margin(1));
  CHECK(figures.p95_ms == Approx(95).margin(1));
  CHECK(figures.last_ms == Approx(100));
}

TEST_CASE("viewer: a press that changed nothing does not count when the next one does") {
  LatencyMeter meter;
  const LatencyMeter::TimePoint start{};
  meter.sent(press(), 1, start);
  meter.sent(press(), 2, start + 5s);
  meter.presented(2, start + 5s + 4ms);
  CHECK(meter.figures().count == 1);
  CHECK(meter.figures().p50_ms == Approx(4));
  meter.sent(press(), 0, start);  // not sent: no session
  meter.presented(9, start);
  CHECK(meter.figures().count == 1);
}
