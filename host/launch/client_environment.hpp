// How a command started from a shell or a script finds its console: there, or, when nobody started one, by starting it.
#pragma once

#include "host/launch/control_client.hpp"

namespace lifeboat::launch {

// For the commands of a script and what they start: the console is there, and when it is not, it is being started again.
void announce_launched_console();
// What `netstart`, `recenv` and the others use.
[[nodiscard]] ClientSetup client_from_environment();

}  // namespace lifeboat::launch
