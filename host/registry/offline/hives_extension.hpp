// The host's half of lifeboat.hives/0: a table of thunks over the RegistryService of the tool's host.
#pragma once

#include <lifeboat/ext/hives.h>

namespace lifeboat::registry {

// For ever valid.
[[nodiscard]] const lb_hives* hives_extension();

}  // namespace lifeboat::registry
