// A console without a screen, for the tests: loader, tool instance and supervisor are the real ones; what a person
// would see is printed, one line each.
//
//   loader_test_console open FOLDER TOOL   opens the tool, draws it three times, ends
//   loader_test_console crash              dies outside any tool
//   loader_test_console wait               says "ready", ends with exit code 7 when asked to by SIGTERM
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "host/loader/extensions/jobs_extension.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/loader/loader.hpp"
#include "host/loader/supervisor/supervisor.hpp"
#include "host/loader/tool_instance.hpp"

// The machine's own signals are wanted here, not the sanitizers' reports of them.
extern "C" {
LB_EXPORT const char* __asan_default_options() { return "handle_segv=0:handle_abort=0"; }
LB_EXPORT const char* __tsan_default_options() { return "handle_segv=0:handle_abort=0"; }
LB_EXPORT const char* __ubsan_default_options() { return "handle_segv=0:handle_abort=0"; }
}

namespace {

using namespace lifeboat;

constexpr int k_frames = 3;
constexpr int k_exit_when_asked = 7;

// Unbuffered: a crash must not take lines with it.
void print(const std::string& line) {
  const std::string text = line + "\n";
  if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) std::abort();
}

void print_status(std::string_view what, const Status& status) {
  print(fmt::format("{} {}", what, status ? "ok" : status.error().message));
}

long long now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

struct Console {
  loader::Log log{{}};
  loader::Services services;
  loader::ExtensionTable extensions;
  loader::Loader loader{{.probe = {.time_limit = std::chrono::seconds(60)}}};
  supervisor::ToolWatch watch;

  explicit Console(supervisor::ToolWatch tool_watch) : watch(std::move(tool_watch)) {
    services.provide(log);
    extensions.add(LB_EXT_LOG, loader::log_extension());
    extensions.add(LB_EXT_JOBS, loader::jobs_extension());
  }
};

void draw(loader::ToolInstance& tool) {
  for (int i = 0; i < k_frames; ++i) {
    const Status status = tool.frame(nullptr);
    print_status("frame", status);
    if (!status) return;
  }
}

void open_tool(Console& console, const loader::ToolRow& row) {
  const auto library = [&] {
    const supervisor::ToolCall call(console.watch, row.id, supervisor::Phase::load);
    return console.loader.load(row.plugin);
  }();
  if (!library) return print("load " + library.error().message);
  console.watch.remember({.page = "tool", .open_tools = {"test-other", row.id}});
  print(fmt::format("opening {}", now_ms()));
  auto tool = loader::ToolInstance::open({.library = *library,
                                          .tool = row.tool,
                                          .extensions = console.extensions,
                                          .services = console.services,
                                          .watch = console.watch,
                                          .request_frame = [] {}});
  if (!tool) return print("create " + tool.error().message);
  draw(**tool);
}

std::string fault_of(const Console& console, const std::string& id) {
  for (const supervisor::Fault& fault : console.watch.faults()) {
    if (fault.tool_id == id) return supervisor::describe(fault);
  }
  return {};
}

void open_by_id(Console& console, const std::filesystem::path& folder, std::string_view id) {
  console.loader.scan(std::array{folder});
  for (const loader::ToolRow& row : console.loader.rows()) {
    if (row.id != id) continue;
    const std::string fault = fault_of(console, row.id);
    if (fault.empty()) return open_tool(console, row);
    return print(fmt::format("row {}: {}", row.name, fault));
  }
  print("no such tool");
}

int wait_for_the_end() {
  sigset_t wanted;
  ::sigemptyset(&wanted);
  ::sigaddset(&wanted, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &wanted, nullptr);
  print("ready");
  int number = 0;
  ::sigwait(&wanted, &number);
  return k_exit_when_asked;
}

int run_console(std::string_view supervised, std::span<const std::string> arguments) {
  auto watch = supervisor::ToolWatch::attach(supervised);
  if (!watch) return print(watch.error().message), 2;
  Console console(std::move(*watch));
  console.watch.note_deadly_signals();
  print(fmt::format("start {}", now_ms()));
  const supervisor::Restore restore = console.watch.restore();
  if (console.watch.is_restart()) {
    print(fmt::format("restore {}: {}", restore.page, fmt::join(restore.open_tools, " ")));
  }
  if (arguments[0] == "crash") std::abort();
  if (arguments[0] == "wait") return wait_for_the_end();
  open_by_id(console, arguments[1], arguments[2]);
  print("end");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv, argv + argc);
  if (arguments.size() == 3 && arguments[1] == loader::k_probe_switch) ::_exit(loader::run_probe(arguments[2]));
  if (arguments.size() >= 3 && arguments[1].starts_with(supervisor::k_supervised_switch)) {
    return run_console(std::string_view(arguments[1]).substr(supervisor::k_supervised_switch.size()),
                       std::span(arguments).subspan(2));
  }
  return supervisor::run_supervised({.arguments = arguments});
}
