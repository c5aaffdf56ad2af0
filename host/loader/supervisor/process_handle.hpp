// A descriptor that becomes readable when a child of ours ends. By system call: glibc 2.36 declares pidfd_open
// without extern "C".
#pragma once

#include <sys/syscall.h>
#include <unistd.h>

#include "host/base/unique_fd.hpp"

namespace lifeboat::supervisor {

[[nodiscard]] inline UniqueFd open_process(pid_t child) {
  return UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
}

}  // namespace lifeboat::supervisor
