#include "host/loader/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "host/base/text.hpp"
#include "host/base/unique_fd.hpp"
#include "host/loader/supervisor/process_handle.hpp"

namespace lifeboat::loader {

namespace {

using Clock = std::chrono::steady_clock;

class SpawnAttributes {
 public:
  // A group of its own, and no signal blocked or ignored because we do.
  SpawnAttributes() {
    ::posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setflags(&attributes_,
                               POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

class SpawnFiles {
 public:
  explicit SpawnFiles(int output) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
  }
  ~SpawnFiles() { ::posix_spawn_file_actions_destroy(&actions_); }
  SpawnFiles(const SpawnFiles&) = delete;
  SpawnFiles& operator=(const SpawnFiles&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

// Whether `descriptor` has something to read before the deadline.
bool wait_for(int descriptor, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

// What the pipe holds now; its writers may still live.
std::string read_pipe(int descriptor, std::size_t limit) {
  std::string output(limit, '\0');
  const ssize_t count = ::read(descriptor, output.data(), output.size());
  output.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return output;
}

ChildEnd end_of(int wait_status) {
  if (WIFSIGNALED(wait_status)) return {.kind = ChildEnd::Kind::signalled, .number = WTERMSIG(wait_status)};
  return {.kind = ChildEnd::Kind::exited, .number = WEXITSTATUS(wait_status)};
}

int reap(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<pid_t> spawn_child(const std::vector<std::string>& arguments, const std::string& program, int output) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const SpawnAttributes attributes;
  const SpawnFiles files(output);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, program.c_str(), files.get(), attributes.get(), argv.data(), environ);
  if (error != 0) return fail(ErrorKind::io, std::strerror(error));
  return child;
}

Result<ChildEnd> run_child(const std::vector<std::string>& arguments, const std::string& program,
                           std::chrono::milliseconds time_limit, std::size_t output_limit) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return fail(ErrorKind::io, std::strerror(errno));
  const UniqueFd output(ends[0]);
  UniqueFd input(ends[1]);
  const auto deadline = Clock::now() + time_limit;
  const auto child = spawn_child(arguments, program, input.get());
  if (!child) return tl::unexpected(child.error());
  input.reset();
  const UniqueFd handle = supervisor::open_process(*child);
  const bool is_in_time = handle.is_open() && wait_for(handle.get(), deadline);
  ::kill(-*child, SIGKILL);  // before reaping: until then the group's number cannot be another's
  const int status = reap(*child);
  ChildEnd end = is_in_time ? end_of(status) : ChildEnd{.kind = ChildEnd::Kind::out_of_time};
  end.output = read_pipe(output.get(), output_limit);
  return end;
}

}  // namespace lifeboat::loader
