#include "host/jobs/job_queue.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace lifeboat::jobs {

struct JobQueue::Entry {
  Work work;
  Completion done;  // none: withdrawn
  JobId job = 0;    // 0: it waits
};

// Shared with the tickets and the jobs' completions.
struct JobQueue::State : std::enable_shared_from_this<State> {
  Jobs* jobs;  // null: the queue is gone
  std::deque<std::shared_ptr<Entry>> entries;  // the first one runs

  explicit State(Jobs& owner) : jobs(&owner) {}

  void start_next() {
    while (!entries.empty() && entries.front()->job == 0) {
      const std::shared_ptr<Entry> next = entries.front();
      auto started = jobs->start(std::move(next->work), [self = shared_from_this()](const Status& outcome) {
        self->end(outcome);
      });
      if (started) {
        next->job = *started;
        return;
      }
      entries.pop_front();
      next->done(tl::unexpected<Error>(started.error()));
    }
  }

  void end(const Status& outcome) {
    if (jobs == nullptr) return;
    const std::shared_ptr<Entry> ended = std::move(entries.front());
    entries.pop_front();
    start_next();
    if (const Completion done = std::exchange(ended->done, {})) done(outcome);
  }

  void withdraw(const std::shared_ptr<Entry>& entry) {
    entry->done = {};
    if (jobs != nullptr && entry->job != 0) jobs->cancel(entry->job);
    else std::erase(entries, entry);
  }
};

JobQueue::Ticket::Ticket(std::shared_ptr<State> queue, std::shared_ptr<Entry> entry)
    : queue_(std::move(queue)), entry_(std::move(entry)) {}

JobQueue::Ticket& JobQueue::Ticket::operator=(Ticket&& other) noexcept {
  withdraw();
  queue_ = std::move(other.queue_);
  entry_ = std::move(other.entry_);
  return *this;
}

JobQueue::Ticket::~Ticket() { withdraw(); }

void JobQueue::Ticket::withdraw() {
  if (const auto entry = std::exchange(entry_, nullptr)) queue_->withdraw(entry);
}

std::optional<float> JobQueue::Ticket::progress() const {
  if (entry_ == nullptr || !entry_->done || entry_->job == 0 || queue_->jobs == nullptr) return std::nullopt;
  return std::max(0.0F, queue_->jobs->progress(entry_->job));
}

JobQueue::JobQueue(Jobs& jobs) : state_(std::make_shared<State>(jobs)) {}

JobQueue::~JobQueue() {
  for (const auto& entry : std::exchange(state_->entries, {})) state_->withdraw(entry);
  state_->jobs = nullptr;
}

JobQueue::Ticket JobQueue::submit(Work work, Completion done) {
  auto entry = std::make_shared<Entry>(Entry{std::move(work), std::move(done)});
  state_->entries.push_back(entry);
  state_->start_next();
  return {state_, std::move(entry)};
}

bool JobQueue::is_idle() const { return state_->entries.empty(); }

}  // namespace lifeboat::jobs
