#include "host/loader/supervisor/supervisor.hpp"

#include <poll.h>
#include <sys/eventfd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/loader/supervisor/console_process.hpp"
#include "host/loader/supervisor/crash_history.hpp"
#include "host/loader/supervisor/shared_mapping.hpp"
#include "host/loader/supervisor/signal_queue.hpp"
#include "host/loader/supervisor/tool_watch.hpp"
#include "host/loader/supervisor/watchdog.hpp"

namespace lifeboat::supervisor {

namespace {

std::chrono::milliseconds limit_from_environment(std::chrono::milliseconds otherwise) {
  const char* text = std::getenv("LIFEBOAT_TOOL_LIMIT_MS");
  if (text == nullptr) return otherwise;
  int limit_ms = 0;
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), limit_ms);
  return error == std::errc{} && *end == '\0' && limit_ms > 0 ? std::chrono::milliseconds(limit_ms) : otherwise;
}

void say(const std::string& message) { std::fprintf(stderr, "lifeboat: %s\n", message.c_str()); }

int code_of(const ConsoleEnd& end) { return end.is_signal ? 128 + end.number : end.number; }

bool is_request_to_end(const ConsoleEnd& end) {
  return end.is_signal && (end.number == SIGTERM || end.number == SIGINT || end.number == SIGHUP);
}

class Supervisor {
 public:
  Supervisor(SupervisorSetup setup, SharedMapping memory, UniqueFd bell, SignalQueue signals)
      : setup_(std::move(setup)),
        limit_(limit_from_environment(setup_.call_limit)),
        crashes_(setup_.give_up_after, setup_.give_up_within),
        memory_(std::move(memory)),
        bell_(std::move(bell)),
        signals_(std::move(signals)) {
    setup_.arguments.insert(setup_.arguments.begin() + (setup_.arguments.empty() ? 0 : 1),
                            fmt::format("{}{},{}", k_supervised_switch, memory_.descriptor(), bell_.get()));
  }

  int run() {
    const int code = run_consoles();
    setup_.clean_up();
    return code;
  }

 private:
  int run_consoles() {
    for (;;) {
      setup_.clean_up();
      auto console = start();
      if (!console) {
        say(console.error().message);
        return exit_code(console.error().kind);
      }
      const bool is_blocked = watch(*console);
      if (is_blocked) console->signal(SIGKILL);
      const ConsoleEnd end = console->reap();
      if (is_asked_to_end_ || !is_fault(end, is_blocked)) return code_of(end);
      if (!blame_tool(end, is_blocked) && crashes_.add(CrashHistory::Clock::now())) return give_up(end);
    }
  }

  Result<ConsoleProcess> start() {
    SharedState& state = memory_.state();
    state.phase.store(static_cast<std::uint32_t>(Phase::none));
    state.is_watched.store(0);
    state.has_job_fault.store(0);
    ++state.starts;
    return ConsoleProcess::start(setup_.program, setup_.arguments, {memory_.descriptor(), bell_.get()});
  }

  // Until the console ends, or its tool call does not: then true.
  bool watch(ConsoleProcess& console) {
    Watchdog watchdog(memory_.state(), limit_);
    int timeout_ms = -1;
    for (;;) {
      std::array<pollfd, 3> wanted{
          {{console.handle(), POLLIN, 0}, {bell_.get(), POLLIN, 0}, {signals_.get(), POLLIN, 0}}};
      if (::poll(wanted.data(), wanted.size(), timeout_ms) < 0) continue;  // EINTR: nothing else can fail here
      if (wanted[0].revents != 0) return false;
      if (wanted[1].revents != 0) silence_bell();
      if (wanted[2].revents != 0) forward(console);
      const auto verdict = watchdog.look(Watchdog::Clock::now());
      if (verdict == Watchdog::Verdict::blocked) return true;
      timeout_ms = verdict == Watchdog::Verdict::sleep ? -1 : static_cast<int>(Watchdog::k_interval.count());
    }
  }

  void silence_bell() {
    eventfd_t rings = 0;
    (void)::eventfd_read(bell_.get(), &rings);
  }

  void forward(const ConsoleProcess& console) {
    while (const auto number = signals_.next()) {
      is_asked_to_end_ = true;
      console.signal(*number);
    }
  }

  [[nodiscard]] Phase phase() const { return static_cast<Phase>(memory_.state().phase.load()); }

  // A console that ends by itself does so outside a tool; an exit within is the tool's doing.
  [[nodiscard]] bool is_fault(const ConsoleEnd& end, bool is_blocked) const {
    if (is_blocked) return true;
    if (end.is_signal) return !is_request_to_end(end);
    return phase() != Phase::none;
  }

  // Whether a tool is to blame that was not disabled before.
  [[nodiscard]] bool blame_tool(const ConsoleEnd& end, bool is_blocked) {
    const SharedState& state = memory_.state();
    Fault fault{.tool_id = load_text(state.tool_id),
                .phase = phase(),
                .cause = is_blocked      ? Cause::blocked
                         : end.is_signal ? Cause::signal
                                         : Cause::exited,
                .number = end.number};
    if (state.has_job_fault.load() != 0 && end.is_signal && !is_blocked) {
      fault.tool_id = load_text(state.job_tool_id);
      fault.phase = Phase::job;
    }
    if (fault.phase == Phase::none) return false;
    say(fmt::format("{}: {}", fault.tool_id, describe(fault)));
    return add_fault(memory_.state(), fault);
  }

  [[nodiscard]] int give_up(const ConsoleEnd& end) const {
    say(fmt::format(fmt::runtime(tr("The console crashed {} times within {} seconds, the last time with {}. "
                                    "It is not started again.")),
                    setup_.give_up_after, setup_.give_up_within.count(),
                    end.is_signal ? ::strsignal(end.number) : fmt::format("exit code {}", end.number)));
    return exit_code(ErrorKind::io);
  }

  SupervisorSetup setup_;
  std::chrono::milliseconds limit_;
  CrashHistory crashes_;
  SharedMapping memory_;
  UniqueFd bell_;
  SignalQueue signals_;
  bool is_asked_to_end_ = false;
};

}  // namespace

int run_supervised(SupervisorSetup setup) {
  auto memory = SharedMapping::create();
  UniqueFd bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  auto signals = SignalQueue::create({SIGTERM, SIGINT, SIGHUP});
  if (!memory || !bell.is_open() || !signals) {
    say(tr("the supervisor cannot start"));
    return exit_code(ErrorKind::io);
  }
  return Supervisor(std::move(setup), std::move(*memory), std::move(bell), std::move(*signals)).run();
}

}  // namespace lifeboat::supervisor
