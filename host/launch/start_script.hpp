// winpeshl.ini: what runs when the recovery image has started, in order.
//   [LaunchApps]                                                   sections and keys in any case
//   "%windir%\system32\netstart.exe -network -remount"             one pair of quotes around program and arguments
//   %SYSTEMDRIVE%\mytools\myshell.exe, /start                      a comma between them, as Microsoft writes it
//   wpeinit                                                        or neither
//   [LaunchApp]
//   AppPath=%SYSTEMDRIVE%\mytools\shell.exe                        one program, without arguments
// `;` begins a comment line. A line that cannot be understood is a problem with its number; the others count. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::launch {

// More programs than anybody starts, and a longer line than Windows takes.
inline constexpr std::size_t k_max_script_commands = 128;
inline constexpr std::size_t k_max_script_line_bytes = 8192;

struct ScriptCommand {
  std::size_t line = 0;            // counted from 1; 0: no file has it
  std::string text;                // as it stands there
  std::vector<std::string> words;  // the program first; variables not expanded; never empty
};
struct ScriptProblem {
  std::size_t line = 0;
  std::string message;
};
struct StartScript {
  std::vector<ScriptCommand> commands;
  std::vector<ScriptProblem> problems;
};

// `damaged` when it is no text at all, or too large.
[[nodiscard]] Result<StartScript> parse_start_script(std::span<const std::byte> bytes);
// What runs when there is no script: the person is asked about the network, then the recovery options are shown.
[[nodiscard]] StartScript default_start_script();

}  // namespace lifeboat::launch
