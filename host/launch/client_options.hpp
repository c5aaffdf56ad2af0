// The switches of netstart, remoterecovery, waitforconnection and recenv, in DaRT's form: `-network`, `--network`, any
// case. Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "host/base/error.hpp"
#include "host/launch/control_protocol.hpp"
#include "host/launch/program_names.hpp"

namespace lifeboat::launch {

// What to print for --help.
[[nodiscard]] std::string help_of(ProgramName name);
// Nothing when help is wanted; `bad_use` with a sentence that names the switch that is not one.
[[nodiscard]] Result<std::optional<ControlRequest>> parse_client_options(const Invocation& invocation);

}  // namespace lifeboat::launch
