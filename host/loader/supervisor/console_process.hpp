// One run of the console as a child of the supervisor. Killed and reaped by the destructor if it still lives.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::supervisor {

struct ConsoleEnd {
  bool is_signal = false;
  int number = 0;  // signal or exit code
};

class ConsoleProcess {
 public:
  // `inherited` stay open in the child. In the child: a process group of its own, so that a terminal's Ctrl+C arrives
  // once; no blocked signals; SIGKILL when we die.
  [[nodiscard]] static Result<ConsoleProcess> start(const std::string& program,
                                                    const std::vector<std::string>& arguments,
                                                    const std::vector<int>& inherited);
  ConsoleProcess(ConsoleProcess&& other) noexcept;
  ConsoleProcess& operator=(ConsoleProcess&&) = delete;
  ~ConsoleProcess();

  // Readable when the child ended.
  [[nodiscard]] int handle() const { return handle_.get(); }
  void signal(int number) const;
  // Waits for the end.
  [[nodiscard]] ConsoleEnd reap();

 private:
  ConsoleProcess(pid_t id, UniqueFd handle) : id_(id), handle_(std::move(handle)) {}
  pid_t id_;  // 0 once reaped
  UniqueFd handle_;
};

}  // namespace lifeboat::supervisor
