#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <latch>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include "host/jobs/jobs.hpp"

using namespace lifeboat;
using jobs::JobControl;
using jobs::Jobs;
using jobs::JobState;

namespace {

// What the UI loop does: sleeps until a frame is asked for.
struct Frames {
  std::counting_semaphore<> asked{0};
  std::function<void()> request() {
    return [this] { asked.release(); };
  }
  template <class Condition>
  void until(Condition&& is_met) {
    while (!is_met()) asked.acquire();
  }
};

Status work_until_cancelled(JobControl& control) {
  while (!control.is_cancelled()) std::this_thread::yield();
  return {};
}

}  // namespace

TEST_CASE("a job that succeeds is done, and its end asks for a frame") {
  Frames frames;
  Jobs jobs(frames.request());
  const auto id = jobs.start([](JobControl&) -> Status { return {}; });
  REQUIRE(id.has_value());
  frames.until([&] { return jobs.state(*id) != JobState::running; });
  CHECK(jobs.state(*id) == JobState::done);
}

TEST_CASE("an exception of the work is a failed job with the exception's text") {
  Frames frames;
  Jobs jobs(frames.request());
  std::string message;
  const auto id = jobs.start([](JobControl&) -> Status { throw std::runtime_error("out of paper"); },
                             [&](const Status& status) { message = status.error().message; });
  REQUIRE(id.has_value());
  frames.until([&] {
    jobs.drain();
    return !message.empty();
  });
  CHECK(message == "out of paper");
}

TEST_CASE("a completion runs in drain, on the caller's thread, and the job is forgotten") {
  Frames frames;
  Jobs jobs(frames.request());
  std::thread::id worker;
  std::thread::id completed;
  REQUIRE(jobs.start([&](JobControl&) -> Status { return worker = std::this_thread::get_id(), Status{}; },
                     [&](const Status&) { completed = std::this_thread::get_id(); }));
  frames.until([&] {
    jobs.drain();
    return completed != std::thread::id();
  });
  CHECK(completed == std::this_thread::get_id());
  CHECK(worker != completed);
  CHECK(jobs.count() == 0);
}

TEST_CASE("a completion may start the next job") {
  Frames frames;
  Jobs jobs(frames.request());
  bool is_second_done = false;
  const auto nothing = [](JobControl&) -> Status { return {}; };
  REQUIRE(jobs.start(nothing, [&](const Status&) {
    (void)jobs.start(nothing, [&](const Status&) { is_second_done = true; });
  }));
  frames.until([&] {
    jobs.drain();
    return is_second_done;
  });
  CHECK(is_second_done);
}

TEST_CASE("a cancelled job ends as cancelled") {
  Frames frames;
  Jobs jobs(frames.request());
  const auto id = jobs.start(work_until_cancelled);
  REQUIRE(id.has_value());
  jobs.cancel(*id);
  frames.until([&] { return jobs.state(*id) != JobState::running; });
  CHECK(jobs.state(*id) == JobState::cancelled);
}

TEST_CASE("release waits for the end of the work") {
  Jobs jobs([] {});
  std::atomic<bool> has_ended{false};
  const auto id = jobs.start([&](JobControl& control) -> Status {
    (void)work_until_cancelled(control);
    has_ended = true;
    return {};
  });
  REQUIRE(id.has_value());
  jobs.release(*id);
  CHECK(has_ended);
  CHECK(jobs.count() == 0);
}

TEST_CASE("the seventeenth job of one owner is refused, and a released one makes room") {
  Jobs jobs([] {});
  std::vector<jobs::JobId> ids;
  for (std::size_t i = 0; i < Jobs::k_max_jobs; ++i) ids.push_back(jobs.start(work_until_cancelled).value());
  const auto refused = jobs.start(work_until_cancelled);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::refused);
  jobs.release(ids.front());
  CHECK(jobs.start(work_until_cancelled).has_value());
}

TEST_CASE("progress is kept within 0 and 1, and unknown is negative") {
  const auto [given, kept] = GENERATE(
      table<float, float>({{0.5F, 0.5F}, {7.0F, 1.0F}, {-3.0F, -1.0F}, {NAN, -1.0F}}));
  Jobs jobs([] {});
  std::latch is_told{1};
  const auto id = jobs.start([&, fraction = given](JobControl& control) -> Status {
    control.set_progress(fraction);
    is_told.count_down();
    return work_until_cancelled(control);
  });
  REQUIRE(id.has_value());
  is_told.wait();
  CHECK(jobs.progress(*id) == kept);
}

TEST_CASE("an owner that goes away ends its jobs") {
  std::atomic<int> ended{0};
  {
    Jobs jobs([] {});
    for (int i = 0; i < 4; ++i) {
      REQUIRE(jobs.start([&](JobControl& control) -> Status {
        (void)work_until_cancelled(control);
        ++ended;
        return {};
      }));
    }
  }
  CHECK(ended == 4);
}
