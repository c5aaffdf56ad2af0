// What a command of a start script means here: Windows' variables are expanded, DaRT's programs become ours, `cmd /C` and
// `start` are taken off, what Windows PE needs and we do not is nothing, and programs of this environment run as they
// are. Pure, but for the look-up of programs, which is passed in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "host/base/error.hpp"
#include "host/launch/program_names.hpp"
#include "host/launch/start_script.hpp"

namespace lifeboat::launch {

struct NativeProgram {
  std::string path;
  std::vector<std::string> words;  // argv
};
// Why there is nothing to do.
struct NothingToDo {
  std::string why;
};
struct ScriptStep {
  std::variant<Invocation, NativeProgram, NothingToDo> what;
  bool waits = true;  // the script goes on when the program has ended; false after `start`
};

// The path of a program of this environment, by a path of Linux or by a name; nothing when there is none.
using FindProgram = std::function<std::optional<std::string>(const std::string& name)>;
// As execvp finds it: in $PATH.
[[nodiscard]] std::optional<std::string> find_in_path(const std::string& name);

// `not_found` names the program that is not here.
[[nodiscard]] Result<ScriptStep> resolve_command(const ScriptCommand& command, const FindProgram& find_program);

}  // namespace lifeboat::launch
