#include "host/boot/progress_child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "host/base/spawn.hpp"
#include "host/base/text.hpp"
#include "host/base/unique_fd.hpp"
#include "host/loader/supervisor/process_handle.hpp"

namespace lifeboat::boot {
namespace {

using Clock = std::chrono::steady_clock;

// A line of progress is short; more without an end of line is no progress.
constexpr std::size_t k_max_line_bytes = 4096;
// How soon it is seen that it was cancelled.
constexpr int k_poll_ms = 100;
// A process that is killed and does not go hangs in the kernel: it is left to itself.
constexpr std::chrono::milliseconds k_time_to_die{1'000};

class Lines {
 public:
  Lines(UniqueFd output, const std::function<void(std::string_view)>& take) : output_(std::move(output)), take_(take) {}

  [[nodiscard]] int get() const { return output_.get(); }  // -1 after the end
  void read() {
    std::array<char, k_max_line_bytes> bytes{};
    const ssize_t count = ::read(output_.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) return output_.reset();
    pending_.append(bytes.data(), static_cast<std::size_t>(count));
    for (std::size_t end = 0; (end = pending_.find('\n')) != std::string::npos; pending_.erase(0, end + 1)) {
      take_(std::string_view(pending_).substr(0, end));
    }
    if (pending_.size() > k_max_line_bytes) pending_.clear();
  }

 private:
  UniqueFd output_;
  const std::function<void(std::string_view)>& take_;
  std::string pending_;
};

bool ends_within(const UniqueFd& process, std::chrono::milliseconds time) {
  pollfd ended{process.get(), POLLIN, 0};
  return ::poll(&ended, 1, static_cast<int>(time.count())) > 0;
}

// Whether it has ended by itself; what it still has to say then is read.
bool follow(const ProgressChild& setup, Lines& lines, const UniqueFd& process) {
  const auto deadline = Clock::now() + setup.limit;
  while (!setup.is_cancelled() && Clock::now() < deadline) {
    std::array<pollfd, 2> waiting{{{lines.get(), POLLIN, 0}, {process.get(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), k_poll_ms) <= 0) continue;
    if (waiting[0].revents != 0) lines.read();
    else if (waiting[1].revents != 0) return true;
  }
  return false;
}

bool end(const ProgressChild& setup, pid_t child, const UniqueFd& process) {
  ::kill(-child, SIGTERM);
  if (ends_within(process, setup.grace)) return true;
  ::kill(-child, SIGKILL);
  return ends_within(process, k_time_to_die);
}

tl::unexpected<Error> too_long(std::chrono::milliseconds limit) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit).count();
  return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("It did not come to an end within {} seconds.")), seconds));
}

}  // namespace

Result<int> run_progress_child(const ProgressChild& setup) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail(ErrorKind::io, std::strerror(errno));
  Lines lines{UniqueFd(ends[0]), setup.take};
  UniqueFd input(ends[1]);
  const auto child = spawn({.path = setup.command.front(),
                            .words = setup.command,
                            .standing = SpawnSetup::Standing::own_group,
                            .output = input.get()});
  if (!child) return fail(ErrorKind::io, std::strerror(child.error()));
  input.reset();
  const UniqueFd process = supervisor::open_process(*child);
  const bool has_ended = follow(setup, lines, process);
  if (!has_ended && !end(setup, *child, process)) return too_long(setup.limit);
  const int status = reap(*child);
  if (!has_ended && !setup.is_cancelled()) return too_long(setup.limit);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace lifeboat::boot
