#include "tests/plugins/fakes/fake_jobs.hpp"

#include "tests/plugins/fakes/fake_host.hpp"

namespace lifeboat::testing {
namespace {

FakeJobs& of(const lb_host* host) { return static_cast<FakeHost*>(host->data)->jobs; }

struct Running {
  FakeJobs& jobs;
  FakeJob& job;
  std::uint32_t asks = 0;
};

void set_progress(const lb_job_control* control, float fraction) {
  static_cast<Running*>(control->data)->job.progress = fraction;
}
bool is_cancelled(const lb_job_control* control) {
  auto& running = *static_cast<Running*>(control->data);
  ++running.asks;
  if (running.jobs.between) running.jobs.between(running.asks);
  return running.job.is_cancelled;
}

lb_status start(const lb_host* host, lb_status (*work)(void*, const lb_job_control*), void* user, lb_job* out) {
  FakeJobs& jobs = of(host);
  if (jobs.start_answer != LB_OK) {
    static_cast<FakeHost*>(host->data)->last_error = "there are 16 jobs already";
    return jobs.start_answer;
  }
  *out = ++jobs.started;
  FakeJob& job = jobs.jobs[*out] = {work, user};
  if (!jobs.is_held) jobs.run(job);
  return LB_OK;
}
std::int32_t state(const lb_host* host, lb_job job) { return of(host).jobs.at(job).state; }
float progress(const lb_host* host, lb_job job) { return of(host).jobs.at(job).progress; }
void cancel(const lb_host* host, lb_job job) { of(host).jobs.at(job).is_cancelled = true; }
void release(const lb_host* host, lb_job job) { of(host).jobs.erase(job); }

constexpr lb_jobs k_jobs = {sizeof(lb_jobs), start, state, progress, cancel, release};

}  // namespace

void FakeJobs::run() {
  for (auto& [id, job] : jobs) {
    if (job.state == LB_JOB_RUNNING) run(job);
  }
}

void FakeJobs::run(FakeJob& job) {
  Running running{*this, job};
  const lb_job_control control{sizeof(lb_job_control), &running, set_progress, is_cancelled};
  const lb_status status = job.work(job.user, &control);
  job.state = job.is_cancelled ? LB_JOB_CANCELLED : status == LB_OK ? LB_JOB_DONE : LB_JOB_FAILED;
}

const lb_jobs& fake_jobs_api() { return k_jobs; }

}  // namespace lifeboat::testing
