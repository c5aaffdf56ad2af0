#include "host/loader/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "host/base/spawn.hpp"
#include "host/base/unique_fd.hpp"
#include "host/loader/supervisor/process_handle.hpp"

namespace lifeboat::loader {

namespace {

using Clock = std::chrono::steady_clock;

// How soon it is noticed that nobody waits any more.
constexpr std::chrono::milliseconds k_glance{100};

// Whether `descriptor` has something to read before the deadline.
bool wait_for(int descriptor, Clock::time_point deadline, const std::function<bool()>& is_cancelled) {
  while (!is_cancelled()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(std::clamp(left, k_glance * 0, k_glance).count()));
    if (ready > 0) return true;
    if ((ready == 0 && left <= k_glance) || (ready < 0 && errno != EINTR)) return false;
  }
  return false;
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

}  // namespace

Result<ChildEnd> run_child(const std::vector<std::string>& arguments, const std::string& program,
                           std::chrono::milliseconds time_limit, std::size_t output_limit,
                           const std::function<bool()>& is_cancelled) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return fail(ErrorKind::io, std::strerror(errno));
  const UniqueFd output(ends[0]);
  UniqueFd input(ends[1]);
  const auto deadline = Clock::now() + time_limit;
  const auto child =
      spawn({.path = program, .words = arguments, .standing = SpawnSetup::Standing::own_group, .output = input.get()});
  if (!child) return fail(ErrorKind::io, std::strerror(child.error()));
  input.reset();
  const UniqueFd handle = supervisor::open_process(*child);
  const bool is_in_time = handle.is_open() && wait_for(handle.get(), deadline, is_cancelled);
  ::kill(-*child, SIGKILL);  // before reaping: until then the group's number cannot be another's
  const int status = reap(*child);
  ChildEnd end = is_in_time ? end_of(status) : ChildEnd{.kind = ChildEnd::Kind::out_of_time};
  end.output = read_pipe(output.get(), output_limit);
  return end;
}

}  // namespace lifeboat::loader
