// `lifeboat` is one program with several names, as DaRT's programs were called: a link of that name, or the name as the
// first word (`lifeboat netstart -prompt`). Any case, with or without `.exe`. Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::launch {

enum class ProgramName { netstart, remoterecovery, waitforconnection, recenv };

[[nodiscard]] std::string_view text_of(ProgramName name);
// The last part of a path of Linux or Windows, in lower case, without `.exe`.
[[nodiscard]] std::string program_base_name(std::string_view path);
// By that: `/usr/bin/netstart`, `X:\Windows\System32\NetStart.EXE`.
[[nodiscard]] std::optional<ProgramName> program_name_of(std::string_view path);

// A command line that asks for one of these programs.
struct Invocation {
  ProgramName name;
  std::vector<std::string> arguments;  // without the name
};
// `command_line` begins with argv[0]. Nothing when it asks for none of them.
[[nodiscard]] std::optional<Invocation> invocation_of(std::span<const std::string> command_line);

}  // namespace lifeboat::launch
