// Walks a snapshot for a visitor of lifeboat.snapshot/0, and checks its hives. Paths grow and shrink in one buffer.
#pragma once

#include <lifeboat/ext/snapshot.h>

#include <functional>

#include "host/registry/offline/snapshot.hpp"

namespace lifeboat::registry {

// Until the visitor ends it.
void walk_snapshot(const Snapshot& snapshot, bool reads_data, const lb_visitor& visitor);

// Until `found` answers false; what the finding names is borrowed.
void check_snapshot(const Snapshot& snapshot, const std::function<bool(const lb_finding&)>& found);

}  // namespace lifeboat::registry
