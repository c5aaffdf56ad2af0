// One piece of work on a thread of its own: its progress, its wish to be cancelled, how it ended. The thread writes,
// the UI thread reads; all fields are atomic, so neither waits for the other. An exception of the work makes the
// job `failed` with the exception's text; it never leaves the thread.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

#include "host/base/error.hpp"

namespace lifeboat::jobs {

// The values are those of lb_jobs::state.
enum class JobState : int { running = 0, done = 1, failed = 2, cancelled = 3 };

// What the work sees of its job. [job]
class JobControl {
 public:
  // `on_progress` is called after each change, on the job's thread; it must be cheap.
  explicit JobControl(std::function<void()> on_progress) : on_progress_(std::move(on_progress)) {}
  // 0 to 1, or negative where the end is unknown; what is not a number counts as unknown.
  void set_progress(float fraction);
  [[nodiscard]] bool is_cancelled() const { return is_cancelled_.load(std::memory_order_relaxed); }

  void cancel() { is_cancelled_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] float progress() const { return progress_.load(std::memory_order_relaxed); }

 private:
  std::function<void()> on_progress_;
  std::atomic<float> progress_{-1.0F};
  std::atomic<bool> is_cancelled_{false};
};

using Work = std::function<Status(JobControl&)>;

// [ui] unless said otherwise.
class Job {
 public:
  Job(Work work, std::function<void()> on_progress, std::function<void()> on_end);
  // Cancels and waits.
  ~Job();
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  [[nodiscard]] JobState state() const { return state_.load(std::memory_order_acquire); }
  [[nodiscard]] float progress() const { return control_.progress(); }
  void cancel() { control_.cancel(); }
  void wait();
  // How the work ended; call it once state() is no longer `running`.
  [[nodiscard]] const Status& outcome() const { return outcome_; }

 private:
  void run(const Work& work, const std::function<void()>& on_end);

  JobControl control_;
  Status outcome_;
  std::atomic<JobState> state_{JobState::running};
  std::jthread thread_;  // last: it uses all the others
};

}  // namespace lifeboat::jobs
