// SDL can only wait for SDL's events. This thread waits for a descriptor and turns it into an SDL user event, once
// for each `arm`: until armed again it sleeps, so a descriptor that stays readable costs nothing.
#pragma once

#include <thread>

#include "host/base/unique_fd.hpp"

namespace lifeboat::screen {

class WakeThread {
 public:
  WakeThread(int fd, unsigned event_type);
  ~WakeThread();
  WakeThread(const WakeThread&) = delete;
  WakeThread& operator=(const WakeThread&) = delete;

  void arm();
  [[nodiscard]] int fd() const { return fd_; }

 private:
  void run();

  int fd_;
  unsigned event_type_;
  UniqueFd armed_;
  UniqueFd stop_;
  std::thread thread_;
};

}  // namespace lifeboat::screen
