// One program with several uses: the console, its supervisor, the commands that talk to it, and commands without a
// screen. This file only decides which; each use has a file of its own.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "host/base/text.hpp"
#include "host/launch/action_command.hpp"
#include "host/launch/client_environment.hpp"
#include "host/launch/console.hpp"
#include "host/launch/console_options.hpp"
#include "host/launch/launch_command.hpp"
#include "host/launch/leftovers.hpp"
#include "host/launch/program_names.hpp"
#include "host/launch/runtime_folder.hpp"
#include "host/launch/settings_command.hpp"
#include "host/launch/target_command.hpp"
#include "host/loader/probe.hpp"
#include "host/loader/supervisor/supervisor.hpp"
#include "host/ui/automation.hpp"

namespace {

namespace fs = std::filesystem;
using namespace lifeboat;

// <prefix>/bin/lifeboat has its plug-ins in <prefix>/plugins and its texts in <prefix>/share/locale.
fs::path prefix() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path();
}

int report(const Error& error) {
  fmt::print(stderr, "lifeboat: {}\n", error.message);
  return exit_code(error.kind);
}

int run_console_command(const std::vector<std::string>& arguments, const std::vector<std::string>& command_line) {
  auto options = launch::parse_console_options(arguments);
  if (!options) return report(options.error());
  if (options->wants_help) {
    fmt::print("{}", options->help);
    return 0;
  }
  if (!options->supervised) {
    return supervisor::run_supervised(
        {.arguments = command_line, .clean_up = [&] { launch::remove_leftovers(options->settings); }});
  }
  if (options->plugin_folders.empty()) options->plugin_folders.push_back(prefix() / "plugins");
  return launch::run_console(*options, launch::probe_folder(launch::runtime_folder()));
}

}  // namespace

int main(int argc, char** argv) {
  init_text((prefix() / "share" / "locale").c_str());
  const std::vector<std::string> command_line(argv, argv + argc);
  if (const auto invocation = launch::invocation_of(command_line)) {
    return launch::run_client(*invocation, launch::client_from_environment());
  }
  const std::vector<std::string> arguments(command_line.begin() + 1, command_line.end());
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == loader::k_probe_switch) {
    const int verdict = arguments.size() == 2 ? loader::run_probe(arguments[1]) : exit_code(ErrorKind::bad_use);
    std::fflush(stdout);
    ::_exit(verdict);
  }
  if (first == "ui") return ui::run_ui_client(argc - 2, argv + 2);
  if (first == "launch") return launch::run_launch_command(std::span(arguments).subspan(1));
  if (first == "settings") return launch::run_settings_command(std::span(arguments).subspan(1));
  if (first == "target") return launch::run_target_command(std::span(arguments).subspan(1));
  if (!first.empty() && first.front() != '-') {
    return launch::run_action_command(arguments, {prefix() / "plugins", launch::probe_folder(launch::runtime_folder())});
  }
  return run_console_command(arguments, command_line);
}
