// A command's end of the control socket: finds the console, or starts one, asks, and waits for the answer for as long as
// it takes. A console that crashed meanwhile is started again by its supervisor; then the request is made again.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/launch/child_program.hpp"
#include "host/launch/control_protocol.hpp"
#include "host/launch/program_names.hpp"

namespace lifeboat::launch {

struct ClientSetup {
  std::filesystem::path runtime_folder;
  // Starts a console; without it there is one, or one that its supervisor is starting again.
  std::function<Result<ChildProgram>()> start_console = {};
  std::filesystem::path console_log = {};  // where that one says what is wrong
  // A first start on a slow machine under software emulation takes several seconds.
  std::chrono::milliseconds start_patience{30'000};
  // The supervisor is back with a new console in a fraction of a second.
  std::chrono::milliseconds return_patience{5'000};
};

// Until a console listens; `io` when the one that `has_ended` speaks of ended before, or it takes too long. One that ended
// because another was faster is no failure.
[[nodiscard]] Result<UniqueFd> wait_for_console(const ClientSetup& setup, const std::function<bool()>& has_ended);
// One request to a console that is there or is being started again. `not_found` when it is not, `io` when it goes without
// an answer.
[[nodiscard]] Result<ControlAnswer> ask_console(const ClientSetup& setup, const ControlRequest& request);

// The whole command: --help, bad switches, the request, the message. The exit code: 0 done, 1 not possible, 2 bad use,
// 3 the console is gone or cannot be started.
[[nodiscard]] int run_client(const Invocation& invocation, const ClientSetup& setup);

}  // namespace lifeboat::launch
