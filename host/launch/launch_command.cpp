#include "host/launch/launch_command.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "host/base/text.hpp"
#include "host/launch/client_environment.hpp"
#include "host/launch/console_options.hpp"
#include "host/launch/control_client.hpp"
#include "host/launch/runtime_folder.hpp"
#include "host/launch/script_runner.hpp"
#include "host/launch/script_text.hpp"
#include "host/loader/supervisor/console_process.hpp"
#include "host/loader/supervisor/signal_queue.hpp"
#include "host/loader/trusted_path.hpp"
#include "host/settings/policy_file.hpp"

namespace lifeboat::launch {
namespace {

using supervisor::ConsoleProcess;
using supervisor::SignalQueue;

constexpr const char* k_this_program = "/proc/self/exe";
// A console that has nothing more to do unmounts what it mounted; it ends itself within ten seconds.
constexpr std::chrono::milliseconds k_end_patience{15'000};

int report(const Error& error) {
  fmt::print(stderr, "lifeboat: {}\n", error.message);
  return exit_code(error.kind);
}

void log(const std::string& line) { fmt::print(stderr, "lifeboat launch: {}\n", line); }

Result<StartScript> load_script(const std::string& file) {
  const auto bytes = loader::read_bounded(file, k_max_script_bytes);
  if (!bytes) return with_context(file, bytes.error());
  auto script = parse_start_script(*bytes);
  return script ? std::move(script) : with_context(file, script.error());
}

// The one that was named, else the administrator's; "": neither. Settings that are wrong are the console's to tell.
std::string script_file(const ConsoleOptions& options) {
  if (!options.script.empty()) return options.script;
  const auto decided = settings::decide(options.settings);
  return decided ? decided->policy.start_script.string() : std::string();
}

// A script that cannot be read is a problem of the default script.
StartScript script_of(const std::string& file) {
  if (file.empty()) return default_start_script();
  auto script = load_script(file);
  if (script) return std::move(*script);
  StartScript instead = default_start_script();
  instead.problems.push_back({0, script.error().message});
  return instead;
}

bool ends_within(const ConsoleProcess& console, std::chrono::milliseconds patience) {
  pollfd ended{console.handle(), POLLIN, 0};
  return ::poll(&ended, 1, static_cast<int>(patience.count())) > 0;
}

Result<ConsoleProcess> start_console(const ConsoleOptions& options, const ClientSetup& client) {
  if (auto place = open_runtime_folder(client.runtime_folder); !place) return tl::unexpected<Error>(place.error());
  if (ConsoleLock::is_taken(client.runtime_folder)) {
    return fail(ErrorKind::refused, tr("another console is running here already"));
  }
  std::vector<std::string> words = {"lifeboat", "--wait-for-commands"};
  words.insert(words.end(), options.switches.begin(), options.switches.end());
  auto console = ConsoleProcess::start(k_this_program, words, {});
  if (!console) return console;
  const auto has_ended = [&console] { return ends_within(*console, std::chrono::milliseconds(0)); };
  const auto ready = wait_for_console(client, has_ended);
  return ready ? std::move(console) : tl::unexpected<Error>(ready.error());
}

int code_of(const supervisor::ConsoleEnd& end) { return end.is_signal ? 128 + end.number : end.number; }

// The console ends by itself with the recovery options; one that does not is asked, and then killed by its owner.
int end_console(ConsoleProcess& console) {
  if (ends_within(console, k_end_patience)) return code_of(console.reap());
  console.signal(SIGTERM);
  (void)ends_within(console, k_end_patience);
  return 0;
}

int end_interrupted(ConsoleProcess& console, SignalQueue& signals) {
  if (const auto number = signals.next()) {
    console.signal(SIGTERM);
    (void)ends_within(console, k_end_patience);
    return 128 + *number;
  }
  return code_of(console.reap());
}

int run_script(const ConsoleOptions& options, const ClientSetup& client, ConsoleProcess& console, SignalQueue& signals) {
  const std::string file = script_file(options);
  ScriptRunner runner({.file_name = file,
                       .lifeboat_program = k_this_program,
                       .log = log,
                       .tell_person = [&](const std::string& text) { (void)ask_console(client, NoticeRequest{text}); },
                       .end_handles = {console.handle(), signals.get()}});
  switch (runner.run(script_of(file))) {
    case ScriptRunner::End::recovery_ended: return end_console(console);
    case ScriptRunner::End::interrupted: return end_interrupted(console, signals);
    case ScriptRunner::End::no_recovery: break;
  }
  return report({ErrorKind::io, tr("the recovery options could not be shown")});
}

}  // namespace

int run_launch_command(std::span<const std::string> arguments) {
  const auto options = parse_console_options({arguments.begin(), arguments.end()}, Positional::script);
  if (!options) return report(options.error());
  if (options->wants_help) {
    fmt::print("{}", options->help);
    return 0;
  }
  auto signals = SignalQueue::create({SIGTERM, SIGINT, SIGHUP});
  if (!signals) return report(signals.error());
  const ClientSetup client{.runtime_folder = runtime_folder()};
  auto console = start_console(*options, client);
  if (!console) return report(console.error());
  announce_launched_console();
  return run_script(*options, client, *console, *signals);
}

}  // namespace lifeboat::launch
