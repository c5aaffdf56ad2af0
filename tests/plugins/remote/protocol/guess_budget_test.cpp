// The arithmetic of waiting, on a fake clock.
#include "plugins/remote/protocol/guess_budget.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::remote::protocol;
using std::chrono::seconds;

namespace {

const TimePoint k_start = TimePoint(seconds(1000));

Source numbered(std::uint8_t number, std::uint8_t block = 0) { return {{0x20, 1, block, number}}; }

}  // namespace

TEST_CASE("a source waits 1, 2, 4 … 512, then 600 seconds") {
  GuessBudget budget(k_start);
  TimePoint now = k_start;
  for (const int wait : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600}) {
    CHECK(budget.wait_for(numbered(1), now) == seconds(0));
    budget.count_wrong(numbered(1), now);
    CHECK(budget.wait_for(numbered(1), now) == seconds(wait));
    CHECK(budget.wait_for(numbered(1), now + seconds(wait) - std::chrono::milliseconds(1)) == seconds(1));
    CHECK(budget.wait_for(numbered(2), now + seconds(wait)) == seconds(0));
    now += seconds(wait);
  }
  CHECK(budget.wrong_on_ticket() == 13);
}

TEST_CASE("ten sources together empty the bucket; one guess comes back per 10 seconds") {
  GuessBudget budget(k_start);
  for (std::uint8_t i = 0; i < 10; ++i) {
    CHECK(budget.wait_for(numbered(i), k_start) == seconds(0));
    budget.count_wrong(numbered(i), k_start);
  }
  CHECK(budget.wait_for(numbered(99), k_start) == seconds(10));
  CHECK(budget.wait_for(numbered(99), k_start + seconds(9)) == seconds(1));
  CHECK(budget.wait_for(numbered(99), k_start + seconds(10)) == seconds(0));
  budget.count_wrong(numbered(99), k_start + seconds(10));
  CHECK(budget.wait_for(numbered(98), k_start + seconds(10)) == seconds(10));
  CHECK(budget.wait_for(numbered(98), k_start + seconds(20)) == seconds(0));
}

TEST_CASE("the bucket never holds more than ten, however long it was left alone") {
  GuessBudget budget(k_start);
  const TimePoint much_later = k_start + std::chrono::hours(24);
  std::uint8_t judged = 0;
  for (; budget.wait_for(numbered(judged), much_later) == seconds(0); ++judged) {
    budget.count_wrong(numbered(judged), much_later);
  }
  CHECK(judged == 10);
  CHECK(budget.wait_for(numbered(99), much_later) == seconds(10));
}

TEST_CASE("a full bucket begins to refill at the first guess, not before") {
  GuessBudget budget(k_start);
  const TimePoint later = k_start + std::chrono::milliseconds(9999);
  for (std::uint8_t i = 0; i < 10; ++i) budget.count_wrong(numbered(i), later);
  CHECK(budget.wait_for(numbered(99), later) == seconds(10));
}

TEST_CASE("after 100 wrong on one ticket, one guess per 60 seconds; a new ticket begins anew") {
  GuessBudget budget(k_start);
  TimePoint now = k_start;
  for (std::uint8_t i = 0; i < 100; ++i, now += seconds(10)) budget.count_wrong(numbered(i), now);
  while (budget.wait_for(numbered(200), now) == seconds(0)) budget.count_wrong(numbered(200, 1), now);
  CHECK(budget.wait_for(numbered(201), now) > seconds(10));
  CHECK(budget.wait_for(numbered(201), now) <= seconds(60));
  budget.begin_ticket(now);
  CHECK(budget.wrong_on_ticket() == 0);
  CHECK(budget.wait_for(numbered(201), now) <= seconds(10));
}

TEST_CASE("1,000 guessers for a day get no further than the bucket") {
  GuessBudget budget(k_start);
  std::uint32_t judged = 0;
  for (int second = 0; second < 24 * 3600; ++second) {
    const TimePoint now = k_start + seconds(second);
    const Source source = numbered(static_cast<std::uint8_t>(second % 250), static_cast<std::uint8_t>(second % 4));
    if (budget.wait_for(source, now) != seconds(0)) continue;
    budget.count_wrong(source, now);
    ++judged;
  }
  // 10 at once, 90 at one per 10 s, then one per 60 s.
  CHECK(judged <= 100 + 24 * 60);
  CHECK(judged >= 1000);
}

TEST_CASE("the table of sources is bounded, and forgets whoever may try again soonest") {
  GuessBudget budget(k_start);
  const Source patient = numbered(0, 200);
  for (int i = 0; i < 5; ++i) budget.count_wrong(patient, k_start);  // waits 16 s
  for (unsigned i = 0; i < k_max_sources * 2; ++i) {
    budget.count_wrong(numbered(static_cast<std::uint8_t>(i % 256), static_cast<std::uint8_t>(i / 256)), k_start);
  }
  CHECK(budget.source_count() == k_max_sources);
  budget.begin_ticket(k_start);
  const TimePoint later = k_start + seconds(10);  // the bucket has one again
  CHECK(budget.wait_for(patient, later) == seconds(6));
}
