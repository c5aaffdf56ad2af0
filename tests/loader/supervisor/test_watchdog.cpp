#include <catch2/catch.hpp>

#include "host/loader/supervisor/fault.hpp"
#include "host/loader/supervisor/watchdog.hpp"

using namespace lifeboat::supervisor;
using namespace std::chrono_literals;
using Verdict = Watchdog::Verdict;

namespace {

struct Fixture {
  SharedState state{};
  Watchdog watchdog{state, 5s};
  Watchdog::Clock::time_point now{1h};

  void enter() {
    ++state.sequence;
    state.phase = static_cast<std::uint32_t>(Phase::frame);
  }
  void leave() { state.phase = static_cast<std::uint32_t>(Phase::none); }
  Verdict look_after(std::chrono::milliseconds time) {
    now += time;
    return watchdog.look(now);
  }
};

}  // namespace

TEST_CASE("a call is blocked once it was seen for longer than the limit") {
  Fixture fixture;
  fixture.enter();
  CHECK(fixture.look_after(0ms) == Verdict::look_again);
  CHECK(fixture.look_after(4999ms) == Verdict::look_again);
  CHECK(fixture.look_after(1ms) == Verdict::blocked);
}

TEST_CASE("calls that come and go are never blocked") {
  Fixture fixture;
  for (int i = 0; i < 1000; ++i) {
    fixture.enter();
    CHECK(fixture.look_after(250ms) == Verdict::look_again);
  }
}

TEST_CASE("after a second without a call the watchdog sleeps, and says so") {
  Fixture fixture;
  fixture.enter();
  CHECK(fixture.look_after(0ms) == Verdict::look_again);
  CHECK(fixture.state.is_watched == 1);
  fixture.leave();
  for (int i = 1; i < Watchdog::k_quiet_looks; ++i) CHECK(fixture.look_after(250ms) == Verdict::look_again);
  CHECK(fixture.look_after(250ms) == Verdict::sleep);
  CHECK(fixture.state.is_watched == 0);
}

TEST_CASE("the watchdog does not sleep during a call, however long") {
  Fixture fixture;
  fixture.enter();
  CHECK(fixture.look_after(0ms) == Verdict::look_again);
  for (int i = 0; i < 3 * Watchdog::k_quiet_looks; ++i) CHECK(fixture.look_after(250ms) == Verdict::look_again);
  CHECK(fixture.state.is_watched == 1);
}
