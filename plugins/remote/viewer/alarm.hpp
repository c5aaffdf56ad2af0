// Calls back once, on a thread of its own, when the time is over; not at all once destroyed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lifeboat::remote::viewer {

class Alarm {
 public:
  Alarm(std::chrono::milliseconds in, std::function<void()> callback)
      : thread_([this, in, call = std::move(callback)] {
          std::unique_lock lock(mutex_);
          if (!stopped_.wait_for(lock, in, [this] { return is_stopped_; })) call();
        }) {}
  ~Alarm() {
    {
      const std::scoped_lock lock(mutex_);
      is_stopped_ = true;
    }
    stopped_.notify_all();
    thread_.join();
  }
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool is_stopped_ = false;
  std::thread thread_;
};

}  // namespace lifeboat::remote::viewer
