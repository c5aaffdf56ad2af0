#include "host/boot/network_start.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "host/base/text.hpp"
#include "host/boot/progress_child.hpp"

namespace lifeboat::boot {
namespace {

std::string text_of(const nlohmann::json& line, const char* name) {
  const auto found = line.find(name);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
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

NetworkStart::NetworkStart(jobs::Jobs& jobs, std::vector<std::string> command, std::function<void()> request_frame,
                           std::chrono::milliseconds limit)
    : jobs_(jobs), command_(std::move(command)), request_frame_(std::move(request_frame)), limit_(limit) {}

NetworkStart::~NetworkStart() { jobs_.release(job_); }

void NetworkStart::start(std::function<void(const NetworkReport&)> done) {
  if (done) waiting_.push_back(std::move(done));
  {
    const std::scoped_lock lock(mutex_);
    if (report_.phase == NetworkPhase::running) return;
    report_ = {NetworkPhase::running, {}, {}, {}};
  }
  const auto started = jobs_.start([this](jobs::JobControl& control) { return run(control); },
                                   [this](const Status& ended) { finish(ended); });
  job_ = started.value_or(0);
  if (!started) finish(tl::unexpected<Error>(started.error()));
}

NetworkReport NetworkStart::report() const {
  const std::scoped_lock lock(mutex_);
  return report_;
}

Status NetworkStart::run(jobs::JobControl& control) {
  const auto code = run_progress_child({.command = command_,
                                        .limit = limit_,
                                        .is_cancelled = [&] { return control.is_cancelled(); },
                                        .take = [this](std::string_view line) { take(line); }});
  if (!code) return tl::unexpected<Error>(code.error());
  if (*code == 0) return {};
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
