#include "host/boot/network_start.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "host/base/spawn.hpp"
#include "host/base/text.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::boot {
namespace {

// A line of progress is short; more without an end of line is no progress.
constexpr std::size_t k_max_line_bytes = 4096;
// How soon a cancelled start is noticed.
constexpr int k_poll_ms = 100;

std::string text_of(const nlohmann::json& line, const char* name) {
  const auto found = line.find(name);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Splits what a child writes into lines, until it closes its end or `is_cancelled`.
template <class IsCancelled, class Take>
void read_lines(int descriptor, IsCancelled is_cancelled, Take take) {
  std::string pending;
  std::array<char, k_max_line_bytes> bytes{};
  while (!is_cancelled()) {
    pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
    if (::poll(&wanted, 1, k_poll_ms) <= 0) continue;
    const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    pending.append(bytes.data(), static_cast<std::size_t>(count));
    for (std::size_t end = 0; (end = pending.find('\n')) != std::string::npos; pending.erase(0, end + 1)) {
      take(std::string_view(pending).substr(0, end));
    }
    if (pending.size() > k_max_line_bytes) pending.clear();
  }
}

}  // namespace

void read_progress(std::string_view line, NetworkReport& report) {
  const auto parsed = nlohmann::json::parse(line, nullptr, false);
  if (!parsed.is_object()) return;
  const std::string state = text_of(parsed, "state");
  if (report.phase == NetworkPhase::ready || state.empty()) return;
  report.adapter = text_of(parsed, "adapter");
  report.reason = text_of(parsed, "reason");
  if (state == "bound" && !text_of(parsed, "address").empty()) {
    report.phase = NetworkPhase::ready;
    report.address = text_of(parsed, "address");
  }
}

NetworkStart::NetworkStart(jobs::Jobs& jobs, std::vector<std::string> command, std::function<void()> request_frame)
    : jobs_(jobs), command_(std::move(command)), request_frame_(std::move(request_frame)) {}

void NetworkStart::start(std::function<void(const NetworkReport&)> done) {
  if (done) waiting_.push_back(std::move(done));
  {
    const std::scoped_lock lock(mutex_);
    if (report_.phase == NetworkPhase::running) return;
    report_ = {NetworkPhase::running, {}, {}, {}};
  }
  const auto started = jobs_.start([this](jobs::JobControl& control) { return run(control); },
                                   [this](const Status& ended) { finish(ended); });
  if (!started) finish(tl::unexpected<Error>(started.error()));
}

NetworkReport NetworkStart::report() const {
  const std::scoped_lock lock(mutex_);
  return report_;
}

Status NetworkStart::run(jobs::JobControl& control) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail(ErrorKind::io, std::strerror(errno));
  const UniqueFd output(ends[0]);
  UniqueFd input(ends[1]);
  const auto child = spawn({.path = command_.front(),
                            .words = command_,
                            .standing = SpawnSetup::Standing::own_group,
                            .output = input.get()});
  if (!child) return fail(ErrorKind::io, std::strerror(child.error()));
  input.reset();
  read_lines(output.get(), [&] { return control.is_cancelled(); }, [&](std::string_view line) { take(line); });
  if (control.is_cancelled()) ::kill(-*child, SIGTERM);
  const int status = reap(*child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return fail(ErrorKind::io, tr("The network could not be started."));
}

void NetworkStart::take(std::string_view line) {
  {
    const std::scoped_lock lock(mutex_);
    const NetworkReport before = report_;
    read_progress(line, report_);
    if (report_ == before) return;
  }
  request_frame_();
}

void NetworkStart::finish(const Status& ended) {
  NetworkReport last;
  {
    const std::scoped_lock lock(mutex_);
    if (report_.phase != NetworkPhase::ready) {
      report_.phase = NetworkPhase::failed;
      if (report_.reason.empty()) {
        report_.reason = ended ? tr("No network adapter got an address.") : ended.error().message;
      }
    }
    last = report_;
  }
  for (const auto& done : std::exchange(waiting_, {})) done(last);
  request_frame_();
}

}  // namespace lifeboat::boot
