#include "host/launch/child_program.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "host/base/spawn.hpp"
#include "host/base/text.hpp"
#include "host/loader/supervisor/process_handle.hpp"

namespace lifeboat::launch {
namespace {

Error cannot_start(const std::string& path, int error) {
  return {error == ENOENT ? ErrorKind::not_found : ErrorKind::io,
          fmt::format(fmt::runtime(tr("cannot start {}: {}")), path, std::strerror(error))};
}

}  // namespace

Result<ChildProgram> ChildProgram::start(const Setup& setup) {
  SpawnSetup spawned{.path = setup.path, .words = setup.words};
  if (setup.is_detached) {
    spawned.standing = SpawnSetup::Standing::own_session;
    spawned.log = setup.log;
  }
  const auto child = spawn(spawned);
  if (!child) return tl::unexpected<Error>(cannot_start(setup.path, child.error()));
  ChildProgram program(*child, supervisor::open_process(*child), setup.is_detached);
  if (!program.handle_.is_open()) {
    const int open_error = errno;
    program.is_detached_ = false;  // nobody could watch it
    return tl::unexpected<Error>(cannot_start(setup.path, open_error));
  }
  return program;
}

ChildProgram::ChildProgram(ChildProgram&& other) noexcept
    : id_(std::exchange(other.id_, 0)), handle_(std::move(other.handle_)), is_detached_(other.is_detached_) {}

ChildProgram::~ChildProgram() {
  if (id_ == 0 || is_detached_) return;
  ::kill(id_, SIGKILL);
  (void)wait();
}

bool ChildProgram::has_ended() const {
  pollfd ended{handle_.get(), POLLIN, 0};
  return ::poll(&ended, 1, 0) > 0;
}

int ChildProgram::wait() {
  const int status = reap(std::exchange(id_, 0));
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace lifeboat::launch
