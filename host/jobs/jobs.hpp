// Work off the UI thread for one owner: a tool, or the host itself. Each job is a thread; an owner has at most 16,
// so a tool that starts jobs in a loop harms nobody but itself. All functions are called on the UI thread; only
// `request_frame` is called from the jobs' threads too.
//
// A job with a completion is forgotten once `drain` has delivered it; a job without one stays until `release`.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>

#include "host/base/error.hpp"
#include "host/jobs/frame_throttle.hpp"
#include "host/jobs/job.hpp"

namespace lifeboat::jobs {

using JobId = std::uint64_t;  // 0: none
using Completion = std::function<void(const Status&)>;

class Jobs {
 public:
  // Threads of one owner: lifeboat.jobs/0 promises vendors this many.
  static constexpr std::size_t k_max_jobs = 16;

  // `request_frame` is asked at most 20 times a second for progress, and always when a job ends.
  explicit Jobs(std::function<void()> request_frame);
  // Cancels all and waits for them; completions that were not delivered are dropped.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Fails when the owner has `k_max_jobs`, or when the system gives no thread.
  [[nodiscard]] Result<JobId> start(Work work, Completion completion = {});
  // Unknown ids: `cancelled`, and progress -1.
  [[nodiscard]] JobState state(JobId id) const;
  [[nodiscard]] float progress(JobId id) const;
  void cancel(JobId id);
  // Cancels, waits for the end and forgets the job. Its completion is not called.
  void release(JobId id);
  void release_all();
  // Calls the completions of jobs that ended since the last call. Once a frame.
  void drain();
  [[nodiscard]] std::size_t count() const { return jobs_.size(); }

 private:
  struct Entry {
    Completion completion;
    std::unique_ptr<Job> job;
  };

  // Shared with the threads, which may outlive nothing but this object's destructor.
  FrameThrottle throttle_;
  std::function<void()> request_frame_;
  JobId next_id_ = 1;
  std::map<JobId, Entry> jobs_;
};

}  // namespace lifeboat::jobs
