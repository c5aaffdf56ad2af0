// Job: work off the UI thread (lifeboat/ext/jobs.h), with progress and cancel. The work is a callable that owns what it
// touches; it runs once, on the host's thread. An exception that leaves it makes the job fail with its words in
// `failure()`. The destructor cancels and waits, so keep the work's answers to is_cancelled() quick.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "../ext/jobs.h"
#include "host.hpp"

namespace lifeboat::sdk {

class JobControl {
 public:
  explicit JobControl(const lb_job_control* control) : control_(control) {}
  // 0 to 1; negative: no end known.
  void set_progress(float fraction) const { control_->set_progress(control_, fraction); }
  [[nodiscard]] bool is_cancelled() const { return control_->is_cancelled(control_); }

 private:
  const lb_job_control* control_;
};

class Job {
 public:
  using Work = std::function<void(const JobControl&)>;

  [[nodiscard]] static Outcome<Job> start(Host host, Work work) {
    Job job(host, std::move(work));
    const lb_status status = job.table_->start(host.raw(), &Job::run, job.task_.get(), &job.id_);
    if (status != LB_OK) return host.failure(status);
    return job;
  }
  Job(Job&& other) noexcept
      : host_(other.host_), table_(other.table_), task_(std::move(other.task_)), id_(std::exchange(other.id_, 0)) {}
  Job& operator=(Job&& other) noexcept {
    std::swap(host_, other.host_);
    std::swap(table_, other.table_);
    std::swap(task_, other.task_);
    std::swap(id_, other.id_);
    return *this;
  }
  ~Job() {
    if (id_ != 0) table_->release(host_.raw(), id_);
  }

  // LB_JOB_RUNNING, _DONE, _FAILED, _CANCELLED.
  [[nodiscard]] std::int32_t state() const { return table_->state(host_.raw(), id_); }
  [[nodiscard]] float progress() const { return table_->progress(host_.raw(), id_); }
  void cancel() { table_->cancel(host_.raw(), id_); }
  // Why it failed; only once state() is LB_JOB_FAILED.
  [[nodiscard]] const std::string& failure() const { return task_->failure; }

 private:
  struct Task {
    Work work;
    std::string failure;
  };
  Job(Host host, Work work)
      : host_(host), table_(&host.extension<lb_jobs>(LB_EXT_JOBS)), task_(new Task{std::move(work), {}}) {}

  static lb_status run(void* user, const lb_job_control* control) noexcept {
    auto& task = *static_cast<Task*>(user);
    try {
      task.work(JobControl(control));
      return LB_OK;
    } catch (const std::exception& error) {
      task.failure = error.what();
    } catch (...) {
      task.failure = "an exception that is no std::exception";
    }
    return LB_REFUSED;
  }

  Host host_;
  const lb_jobs* table_;
  std::unique_ptr<Task> task_;
  lb_job id_ = 0;
};

}  // namespace lifeboat::sdk
