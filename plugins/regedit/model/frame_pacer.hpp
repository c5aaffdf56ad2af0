// Asks for frames from a job, at most ten a second: enough to watch work go on, too little to slow it down.
#pragma once

#include <chrono>

#include "lifeboat/cpp/host.hpp"

namespace lifeboat::regedit {

class FramePacer {
 public:
  explicit FramePacer(sdk::Host host) : host_(host) {}

  // There is something new to show. [job]
  void tell() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    host_.request_frame();
  }

 private:
  sdk::Host host_;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace lifeboat::regedit
