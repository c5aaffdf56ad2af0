#include "host/launch/end_limit.hpp"

#include <catch2/catch.hpp>
#include <future>
#include <memory>

using namespace lifeboat::launch;

TEST_CASE("what does not end is ended at the limit") {
  std::promise<void> ended;
  const EndLimit limit(std::chrono::milliseconds(1), [&] { ended.set_value(); });
  CHECK(ended.get_future().wait_for(std::chrono::seconds(20)) == std::future_status::ready);
}

TEST_CASE("what ends before the limit is left alone, and does not wait for it") {
  bool is_called = false;
  { const EndLimit limit(std::chrono::hours(1), [&] { is_called = true; }); }
  CHECK_FALSE(is_called);
}
