// Where work that reads the target is done: at once, as a command line does, which has nothing better to do than wait;
// or in the console's queue of jobs, while the window goes on. A small value, copied to whoever reads. [ui]
#pragma once

#include <functional>

#include "host/jobs/job_queue.hpp"

namespace lifeboat::registry {

class Background {
 public:
  using Ticket = jobs::JobQueue::Ticket;

  // At once.
  Background() = default;
  // `queue` is borrowed; `on_done` is called after each piece's own `done`.
  Background(jobs::JobQueue& queue, std::function<void()> on_done) : queue_(&queue), on_done_(std::move(on_done)) {}

  [[nodiscard]] bool is_at_once() const { return queue_ == nullptr; }
  // Without a queue `done` has been called when this returns, and the ticket means nothing.
  [[nodiscard]] std::optional<Ticket> run(jobs::Work work, jobs::Completion done) const;

 private:
  jobs::JobQueue* queue_ = nullptr;
  std::function<void()> on_done_;
};

}  // namespace lifeboat::registry
