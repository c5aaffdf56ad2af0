// winpeshl.ini. Every command has a line of the file and a program, and resolving it names one or says why not.
#include <span>
#include <string>

#include "host/launch/script_step.hpp"
#include "host/launch/start_script.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/launch/seed_script.hpp"

using namespace lifeboat::launch;

namespace {

FuzzInput bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

void check(const ScriptCommand& command) {
  fuzz_require(command.line > 0 && !command.words.empty() && !command.words.front().empty());
  const auto step = resolve_command(command, [](const std::string& name) -> std::optional<std::string> {
    return name.size() % 2 == 0 ? std::optional(name) : std::nullopt;
  });
  fuzz_require(step || !step.error().message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto script = parse_start_script(std::as_bytes(std::span(data, size)));
  if (!script) {
    fuzz_require(!script.error().message.empty());
    return 0;
  }
  fuzz_require(script->commands.size() <= k_max_script_commands);
  for (const ScriptCommand& command : script->commands) check(command);
  for (const ScriptProblem& problem : script->problems) fuzz_require(problem.line > 0 && !problem.message.empty());
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  const std::string others =
      "\xEF\xBB\xBF; by hand\r\n[LaunchApp]\r\nAppPath = %SYSTEMDRIVE%\\my tools\\shell.exe\r\n[LAUNCHAPPS]\r\n"
      "%SYSTEMDRIVE%\\mytools\\myshell.exe, /start \"a \\\"b\\\\\"\r\nwpeutil InitializeNetwork\r\n"
      "cmd /c start \"\" /wait \"X:\\a b\\c.exe\"\r\n/bin/sh -c 100%\r\n";
  FuzzInput wide = {0xFF, 0xFE};
  for (const char c : k_seed_script) {
    wide.push_back(static_cast<std::uint8_t>(c));
    wide.push_back(0);
  }
  return {bytes_of(k_seed_script), bytes_of(others), wide};
}
