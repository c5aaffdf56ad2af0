#include "host/registry/offline/background.hpp"

#include <utility>

namespace lifeboat::registry {

std::optional<Background::Ticket> Background::run(jobs::Work work, jobs::Completion done) const {
  if (queue_ != nullptr) {
    return queue_->submit(std::move(work), [done = std::move(done), told = on_done_](const Status& outcome) {
      done(outcome);
      told();
    });
  }
  jobs::JobControl control([] {});
  done(work(control));
  return std::nullopt;
}

}  // namespace lifeboat::registry
