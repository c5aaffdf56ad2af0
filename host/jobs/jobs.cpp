#include "host/jobs/jobs.hpp"

#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "host/base/text.hpp"

namespace lifeboat::jobs {

Jobs::Jobs(std::function<void()> request_frame) : request_frame_(std::move(request_frame)) {}

Jobs::~Jobs() { release_all(); }

Result<JobId> Jobs::start(Work work, Completion completion) {
  if (jobs_.size() >= k_max_jobs) {
    return fail(ErrorKind::refused,
                fmt::format(fmt::runtime(tr("no more than {} jobs can run at once")), k_max_jobs));
  }
  const auto on_progress = [this] {
    if (throttle_.admit(FrameThrottle::Clock::now())) request_frame_();
  };
  try {
    auto job = std::make_unique<Job>(std::move(work), on_progress, request_frame_);
    jobs_.emplace(next_id_, Entry{std::move(completion), std::move(job)});
  } catch (const std::system_error& error) {
    return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("cannot start a job: {}")), error.what()));
  }
  return next_id_++;
}

JobState Jobs::state(JobId id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? JobState::cancelled : found->second.job->state();
}

float Jobs::progress(JobId id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? -1.0F : found->second.job->progress();
}

void Jobs::cancel(JobId id) {
  const auto found = jobs_.find(id);
  if (found != jobs_.end()) found->second.job->cancel();
}

void Jobs::release(JobId id) { jobs_.erase(id); }

void Jobs::release_all() {
  for (auto& [id, entry] : jobs_) entry.job->cancel();  // all first, so that they end side by side
  jobs_.clear();
}

void Jobs::drain() {
  std::vector<Entry> ended;
  for (auto it = jobs_.begin(); it != jobs_.end();) {
    if (it->second.completion && it->second.job->state() != JobState::running) {
      ended.push_back(std::move(it->second));
      it = jobs_.erase(it);
    } else {
      ++it;
    }
  }
  // After the loop: a completion may start or release jobs.
  for (Entry& entry : ended) entry.completion(entry.job->outcome());
}

}  // namespace lifeboat::jobs
