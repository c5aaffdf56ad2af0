// Another program as our child: started with its words, watched through a descriptor, killed and reaped by the destructor
// if it still lives. A detached one leads a session of its own and outlives us. One thread at a time.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::launch {

class ChildProgram {
 public:
  struct Setup {
    std::string path;
    std::vector<std::string> words;  // argv, with the program's name first
    bool is_detached = false;        // its input is empty, its output goes to `log`
    std::filesystem::path log = {};  // appended to; used when detached
  };
  // `not_found` when there is no such program, `io` when it cannot be started.
  [[nodiscard]] static Result<ChildProgram> start(const Setup& setup);
  ChildProgram(ChildProgram&& other) noexcept;
  ChildProgram& operator=(ChildProgram&&) = delete;
  ~ChildProgram();

  // Readable when it has ended.
  [[nodiscard]] int handle() const { return handle_.get(); }
  [[nodiscard]] bool has_ended() const;
  // Waits for the end; the exit code, 128 + the signal when one killed it.
  [[nodiscard]] int wait();

 private:
  ChildProgram(pid_t id, UniqueFd handle, bool is_detached)
      : id_(id), handle_(std::move(handle)), is_detached_(is_detached) {}
  pid_t id_;  // 0 once reaped
  UniqueFd handle_;
  bool is_detached_;
};

}  // namespace lifeboat::launch
