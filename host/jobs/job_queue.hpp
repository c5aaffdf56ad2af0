// Work that must not run side by side (the volumes of a target serve one job at a time): one piece after another, each
// as a job of an owner's `Jobs`. Who submits a piece holds a Ticket: letting go of it withdraws the piece. It is then
// not begun, or cancelled, and nobody hears of it; nobody waits for it either, but the piece after it. [ui]
#pragma once

#include <memory>
#include <optional>

#include "host/jobs/jobs.hpp"

namespace lifeboat::jobs {

class JobQueue {
 private:
  struct Entry;
  struct State;

 public:
  // May outlive the queue.
  class Ticket {
   public:
    Ticket(std::shared_ptr<State> queue, std::shared_ptr<Entry> entry);
    Ticket(Ticket&&) noexcept = default;
    Ticket& operator=(Ticket&& other) noexcept;
    ~Ticket();
    // What the job says (see JobControl), 0 before it says anything; nothing while others come first, and after the end.
    [[nodiscard]] std::optional<float> progress() const;

   private:
    void withdraw();
    std::shared_ptr<State> queue_;
    std::shared_ptr<Entry> entry_;
  };

  // `jobs` is borrowed, for as long as the queue.
  explicit JobQueue(Jobs& jobs);
  // Withdraws everything; the jobs' owner waits for what is running.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // `done` is called by `Jobs::drain`; within this call only when no job can be started.
  [[nodiscard]] Ticket submit(Work work, Completion done);
  // Nothing runs, withdrawn pieces included.
  [[nodiscard]] bool is_idle() const;

 private:
  std::shared_ptr<State> state_;
};

}  // namespace lifeboat::jobs
