#include "host/launch/script_step.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <span>
#include <string_view>

#include "host/base/text.hpp"
#include "host/launch/ascii_case.hpp"
#include "host/launch/windows_variables.hpp"

namespace lifeboat::launch {
namespace {

using Words = std::span<const std::string>;

bool is_linux_path(std::string_view word) { return word.find('/') != std::string_view::npos; }

bool is_program(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

class Resolver {
 public:
  explicit Resolver(const FindProgram& find_program) : find_program_(find_program) {}

  Result<ScriptStep> resolve(Words words) const {
    if (words.empty() || words.front().empty()) return fail(ErrorKind::bad_use, tr("no program is named"));
    if (is_linux_path(words.front())) return native(words);
    if (const auto name = program_name_of(words.front())) {
      const Words arguments = words.subspan(1);
      return ScriptStep{Invocation{*name, {arguments.begin(), arguments.end()}}};
    }
    const std::string name = program_base_name(words.front());
    if (name == "cmd") return cmd(words.subspan(1));
    if (name == "wpeinit") return ScriptStep{NothingToDo{tr("wpeinit: this environment is set up already")}};
    if (name == "wpeutil") return wpeutil(words.subspan(1));
    return native(words);
  }

 private:
  Result<ScriptStep> native(Words words) const {
    if (auto path = find_program_(words.front())) {
      return ScriptStep{NativeProgram{std::move(*path), {words.begin(), words.end()}}};
    }
    return fail(ErrorKind::not_found,
                fmt::format(fmt::runtime(tr("there is no program {} in this environment")), words.front()));
  }

  Result<ScriptStep> cmd(Words words) const {
    const bool runs_a_command = !words.empty() && (lower(words[0]) == "/c" || lower(words[0]) == "/k");
    if (!runs_a_command) return fail(ErrorKind::not_found, tr("cmd without /C: there is no shell of Windows here"));
    const Words command = words.subspan(1);
    const bool is_start = !command.empty() && lower(command.front()) == "start";
    return is_start ? start(command.subspan(1)) : resolve(command);
  }

  // `start ["title"] [/switches] program`: only /wait says something here, and of titles the empty one is known.
  Result<ScriptStep> start(Words words) const {
    bool waits = false;
    while (!words.empty() && (words.front().empty() || words.front().starts_with('/'))) {
      if (find_program_(words.front())) break;  // a path of Linux, not a switch
      waits = waits || lower(words.front()) == "/wait";
      words = words.subspan(1);
    }
    auto step = resolve(words);
    if (!step) return step;
    // RemoteRecovery comes back once Remote Connection is open, and WaitForConnection in the next line must find it so.
    const auto* ours = std::get_if<Invocation>(&step->what);
    const bool is_quick = ours != nullptr && ours->name == ProgramName::remoterecovery;
    step->waits = step->waits && (waits || is_quick);
    return step;
  }

  static ScriptStep wpeutil(Words words) {
    const std::string what = words.empty() ? std::string() : lower(words.front());
    if (what == "initializenetwork") return {Invocation{ProgramName::netstart, {"-network"}}};
    return {NothingToDo{fmt::format(fmt::runtime(tr("wpeutil {}: only Windows PE has this")), what)}};
  }

  const FindProgram& find_program_;
};

}  // namespace

std::optional<std::string> find_in_path(const std::string& name) {
  if (is_linux_path(name)) return is_program(name) ? std::optional(name) : std::nullopt;
  const char* path = std::getenv("PATH");
  for (std::string_view rest = path == nullptr ? "/usr/sbin:/usr/bin:/sbin:/bin" : path; !rest.empty();) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string candidate = fmt::format("{}/{}", rest.substr(0, end), name);
    if (end > 0 && is_program(candidate)) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

Result<ScriptStep> resolve_command(const ScriptCommand& command, const FindProgram& find_program) {
  std::vector<std::string> words;
  for (const std::string& word : command.words) words.push_back(expand_variables(word));
  return Resolver(find_program).resolve(words);
}

}  // namespace lifeboat::launch
