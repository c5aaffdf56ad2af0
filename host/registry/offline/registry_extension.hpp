// The host's half of lifeboat.registry/0: a table of thunks over the RegistryService of the tool's host.
#pragma once

#include <lifeboat/ext/registry.h>

namespace lifeboat::registry {

// For ever valid.
[[nodiscard]] const lb_registry* registry_extension();

}  // namespace lifeboat::registry
