// Tells that something about the adapters changed: links, addresses and routes (rtnetlink), and the state folder (inotify),
// so that nobody has to look again and again. What exactly changed does not matter: everything is read anew.
#pragma once

#include <chrono>

#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/tcpip/model/state_folder.hpp"

namespace lifeboat::tcpip {

class ChangeNews {
 public:
  // Listens from here on. Where the system refuses, changes go unnoticed until the limit of `wait`.
  explicit ChangeNews(const StateFolder& folder);

  // Sleeps until something changed, `stop` (a descriptor, or -1) becomes readable, or the limit is reached; a limit
  // below zero is none. False: `stop`.
  [[nodiscard]] bool wait(std::chrono::milliseconds limit, int stop = -1);

 private:
  sdk::UniqueFd kernel_, folder_;
};

}  // namespace lifeboat::tcpip
