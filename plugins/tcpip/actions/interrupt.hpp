// Ctrl+C and the request to end (SIGINT, SIGTERM) as a question, while an action runs that has something to put away.
#pragma once

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::tcpip {

class Interrupt {
 public:
  Interrupt();
  [[nodiscard]] bool has_come() const;

 private:
  sdk::UniqueFd signals_;
};

}  // namespace lifeboat::tcpip
