// lifeboat.jobs over a FakeHost, without threads: a job waits until the test lets it run, which it then does to its end.
// Each time the work asks whether it is cancelled, the test may do something in between: draw, press, cancel.
#pragma once

#include <cstdint>
#include <functional>
#include <map>

#include "lifeboat/ext/jobs.h"

namespace lifeboat::testing {

struct FakeJob {
  lb_status (*work)(void* user, const lb_job_control* control);
  void* user;
  std::int32_t state = LB_JOB_RUNNING;
  float progress = -1;
  bool is_cancelled = false;
};

struct FakeJobs {
  bool is_held = false;  // jobs wait for `run`; else they run as they are started
  lb_status start_answer = LB_OK;
  std::uint32_t started = 0;
  std::map<lb_job, FakeJob> jobs;  // until they are released
  std::function<void(std::uint32_t ask)> between;  // with the number of the question, from 1

  // All that wait.
  void run();
  void run(FakeJob& job);
};

[[nodiscard]] const lb_jobs& fake_jobs_api();

}  // namespace lifeboat::testing
