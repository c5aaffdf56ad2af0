// The processes behind a console.
#pragma once

#include <sys/types.h>

#include "tests/e2e/ui_session.hpp"

namespace lifeboat::e2e {

// The console under its supervisor; -1 while there is none.
[[nodiscard]] pid_t console_of(const UiSession& session);
// Kills it as a crash does; comes back when its supervisor has noticed, so that nobody talks to it any more.
void crash_console_of(const UiSession& session);

}  // namespace lifeboat::e2e
