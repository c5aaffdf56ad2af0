// How long a console may take to end. Jobs are waited for, and one that reads from a dying disk may not come back: whoever
// pressed Restart is then not kept waiting. What is mounted and held goes with the process, as after a crash.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace lifeboat::launch {

class EndLimit {
 public:
  // `at_limit` is called on a thread of its own, unless this is destroyed before.
  EndLimit(std::chrono::milliseconds limit, std::function<void()> at_limit)
      : thread_([this, limit, at_limit = std::move(at_limit)](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          (void)wake_.wait_for(lock, stop, limit, [] { return false; });
          if (!stop.stop_requested()) at_limit();
        }) {}
  EndLimit(const EndLimit&) = delete;
  EndLimit& operator=(const EndLimit&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace lifeboat::launch
