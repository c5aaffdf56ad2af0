// The host's half of lifeboat.snapshot/0: a table of thunks over Snapshot.
#pragma once

#include <lifeboat/ext/snapshot.h>

namespace lifeboat::registry {

// For ever valid.
[[nodiscard]] const lb_snapshots* snapshot_extension();

}  // namespace lifeboat::registry
