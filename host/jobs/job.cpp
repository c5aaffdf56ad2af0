#include "host/jobs/job.hpp"

#include <cmath>
#include <exception>

#include "host/base/text.hpp"

namespace lifeboat::jobs {

namespace {

Status run_guarded(const Work& work, JobControl& control) {
  try {
    return work(control);
  } catch (const std::exception& error) {
    return fail(ErrorKind::io, error.what());
  } catch (...) {
    return fail(ErrorKind::io, tr("the job failed for a reason it did not name"));
  }
}

}  // namespace

void JobControl::set_progress(float fraction) {
  const float value = std::isnan(fraction) || fraction < 0 ? -1.0F : std::fmin(fraction, 1.0F);
  progress_.store(value, std::memory_order_relaxed);
  on_progress_();
}

Job::Job(Work work, std::function<void()> on_progress, std::function<void()> on_end)
    : control_(std::move(on_progress)),
      thread_([this, held = std::move(work), end = std::move(on_end)] { run(held, end); }) {}

Job::~Job() {
  cancel();
  wait();
}

void Job::wait() {
  if (thread_.joinable()) thread_.join();
}

void Job::run(const Work& work, const std::function<void()>& on_end) {
  outcome_ = run_guarded(work, control_);
  const JobState ended = control_.is_cancelled() ? JobState::cancelled
                         : outcome_              ? JobState::done
                                                 : JobState::failed;
  state_.store(ended, std::memory_order_release);
  on_end();
}

}  // namespace lifeboat::jobs
