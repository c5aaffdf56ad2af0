// Gives up every right that `lifeboat-net` does not need once its sockets are open: another user without groups, an
// empty root folder, no new privileges, no core dumps, no tracing by others, and a list of system calls in which open,
// exec, socket, connect (by any name), ptrace, kill, fork and a terminal's
// requests are not. What comes from the network is parsed in here.
#pragma once

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::remote::session {

// A user of our own that no account has: processes of one user may reach into each other. Outside the ranges that
// Debian and systemd give out (DynamicUser= ends at 65519).
inline constexpr unsigned k_net_user_id = 65532;

// First of all, before there is a secret in memory.
[[nodiscard]] sdk::Outcome<void> forbid_core_dumps();

// Call with one thread. Without root the user and the root folder stay; the rest holds. A failure means that the
// process must end: it would serve the network with rights that it must not have.
[[nodiscard]] sdk::Outcome<void> enter_sandbox();

}  // namespace lifeboat::remote::session
