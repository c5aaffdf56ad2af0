#include <catch2/catch.hpp>
#include <latch>
#include <optional>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "host/jobs/job_queue.hpp"

using namespace lifeboat;
using jobs::JobControl;
using jobs::JobQueue;
using jobs::Jobs;
using Ticket = JobQueue::Ticket;

namespace {

struct Loop {
  std::counting_semaphore<> frames{0};
  Jobs jobs{[this] { frames.release(); }};
  std::optional<JobQueue> queue{std::in_place, jobs};
  std::vector<std::string> done;  // in the order of the completions

  // What the UI loop does.
  template <class Condition>
  void until(Condition&& is_met) {
    for (jobs.drain(); !is_met(); jobs.drain()) frames.acquire();
  }
  Ticket submit(const std::string& name, jobs::Work work) {
    return queue->submit(std::move(work), [this, name](const Status& outcome) {
      done.push_back(outcome ? name : name + ": " + outcome.error().message);
    });
  }
};

jobs::Work nothing() {
  return [](JobControl&) -> Status { return {}; };
}

// Tells that it runs, and runs until it is cancelled.
jobs::Work until_cancelled(std::latch& runs) {
  return [&](JobControl& control) -> Status {
    runs.count_down();
    while (!control.is_cancelled()) std::this_thread::yield();
    return {};
  };
}

}  // namespace

TEST_CASE("the pieces of a queue run one after another, in their order") {
  Loop loop;
  std::latch go(1);
  std::vector<int> ran;  // not guarded: they do not run side by side
  const auto first = loop.submit("first", [&](JobControl&) -> Status {
    go.wait();
    ran.push_back(1);
    return {};
  });
  const auto second = loop.submit("second", [&](JobControl&) -> Status {
    ran.push_back(2);
    return fail(ErrorKind::io, "no such disk");
  });
  CHECK(loop.jobs.count() == 1);
  CHECK_FALSE(second.progress().has_value());
  go.count_down();
  loop.until([&] { return loop.queue->is_idle(); });
  CHECK(ran == std::vector{1, 2});
  CHECK(loop.done == std::vector<std::string>{"first", "second: no such disk"});
}

TEST_CASE("a piece that waits and is let go never begins") {
  Loop loop;
  std::latch go(1);
  const auto first = loop.submit("first", [&](JobControl&) -> Status { return go.wait(), Status{}; });
  bool has_begun = false;
  std::optional<Ticket> second = loop.submit("second", [&](JobControl&) -> Status { return has_begun = true, Status{}; });
  const auto third = loop.submit("third", nothing());
  second.reset();
  go.count_down();
  loop.until([&] { return loop.queue->is_idle(); });
  CHECK_FALSE(has_begun);
  CHECK(loop.done == std::vector<std::string>{"first", "third"});
}

TEST_CASE("a piece that runs and is let go is cancelled without a word, and the next begins after its end") {
  Loop loop;
  std::latch runs(1);
  std::optional<Ticket> first = loop.submit("first", until_cancelled(runs));
  const auto second = loop.submit("second", nothing());
  runs.wait();
  first.reset();
  CHECK_FALSE(loop.queue->is_idle());
  loop.until([&] { return loop.queue->is_idle(); });
  CHECK(loop.done == std::vector<std::string>{"second"});
}

TEST_CASE("a queue that goes takes its pieces along, and its tickets may stay") {
  Loop loop;
  std::latch runs(1);
  const auto first = loop.submit("first", until_cancelled(runs));
  const auto second = loop.submit("second", nothing());
  runs.wait();
  loop.queue.reset();
  loop.until([&] { return loop.jobs.count() == 0; });
  CHECK(loop.done.empty());
  CHECK_FALSE(first.progress().has_value());
}

TEST_CASE("a piece tells its progress while it runs") {
  Loop loop;
  std::latch has_told(1), go(1);
  const auto ticket = loop.submit("first", [&](JobControl& control) -> Status {
    control.set_progress(0.25F);
    has_told.count_down();
    go.wait();
    return {};
  });
  has_told.wait();
  CHECK(ticket.progress() == 0.25F);
  go.count_down();
  loop.until([&] { return loop.queue->is_idle(); });
  CHECK_FALSE(ticket.progress().has_value());
}

TEST_CASE("a completion may submit the next piece") {
  Loop loop;
  std::optional<Ticket> second;
  const auto first = loop.queue->submit(nothing(), [&](const Status&) { second = loop.submit("second", nothing()); });
  loop.until([&] { return second && loop.queue->is_idle(); });
  CHECK(loop.done == std::vector<std::string>{"second"});
}

TEST_CASE("a piece for which there is no job is told so") {
  Loop loop;
  std::latch runs(Jobs::k_max_jobs);
  std::vector<jobs::JobId> others;
  for (std::size_t i = 0; i < Jobs::k_max_jobs; ++i) others.push_back(loop.jobs.start(until_cancelled(runs)).value());
  const auto ticket = loop.submit("first", nothing());
  REQUIRE(loop.done.size() == 1);
  CHECK(loop.done.front().find("no more than 16") != std::string::npos);
  CHECK(loop.queue->is_idle());
}
