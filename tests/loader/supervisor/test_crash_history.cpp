#include <catch2/catch.hpp>

#include "host/loader/supervisor/crash_history.hpp"

using namespace lifeboat::supervisor;
using namespace std::chrono_literals;

TEST_CASE("the fifth crash within a minute is one too many") {
  CrashHistory history(5, 60s);
  const CrashHistory::Clock::time_point start{1h};
  for (int i = 0; i < 4; ++i) CHECK_FALSE(history.add(start + i * 15s));
  CHECK(history.add(start + 60s));
}

TEST_CASE("crashes further apart are forgiven") {
  CrashHistory history(5, 60s);
  const CrashHistory::Clock::time_point start{1h};
  for (int i = 0; i < 100; ++i) CHECK_FALSE(history.add(start + i * 16s));
}
