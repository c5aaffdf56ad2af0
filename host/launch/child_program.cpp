#include "host/launch/child_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "host/base/text.hpp"
#include "host/loader/supervisor/process_handle.hpp"

namespace lifeboat::launch {
namespace {

// No signal blocked or ignored because we do.
class SpawnAttributes {
 public:
  explicit SpawnAttributes(bool is_detached) {
    ::posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    const int session = is_detached ? POSIX_SPAWN_SETSID : 0;
    ::posix_spawnattr_setflags(&attributes_,
                               static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session));
  }
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

class SpawnFiles {
 public:
  explicit SpawnFiles(const ChildProgram::Setup& setup) {
    ::posix_spawn_file_actions_init(&actions_);
    if (!setup.is_detached) return;
    ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, setup.log.c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0600);
    ::posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
  }
  ~SpawnFiles() { ::posix_spawn_file_actions_destroy(&actions_); }
  SpawnFiles(const SpawnFiles&) = delete;
  SpawnFiles& operator=(const SpawnFiles&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

Error cannot_start(const std::string& path, int error) {
  return {error == ENOENT ? ErrorKind::not_found : ErrorKind::io,
          fmt::format(fmt::runtime(tr("cannot start {}: {}")), path, std::strerror(error))};
}

}  // namespace

Result<ChildProgram> ChildProgram::start(const Setup& setup) {
  std::vector<char*> argv;
  for (const std::string& word : setup.words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const SpawnAttributes attributes(setup.is_detached);
  const SpawnFiles files(setup);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, setup.path.c_str(), files.get(), attributes.get(), argv.data(), environ);
  if (error != 0) return tl::unexpected<Error>(cannot_start(setup.path, error));
  ChildProgram program(child, supervisor::open_process(child), setup.is_detached);
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
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = 0;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace lifeboat::launch
