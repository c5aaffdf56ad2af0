// Finds the Windows installations of a volume: the top-level folders that hold System32/config and System32/cmd.exe.
#pragma once

#include <vector>

#include "host/target/target.hpp"

namespace lifeboat::target {

// At most one per system root, "Windows" and "WINNT" first; `number` and `volume` are left to the caller.
// A volume that cannot be listed has none; its `problem` is set.
[[nodiscard]] std::vector<Installation> find_installations(Volume& volume);

}  // namespace lifeboat::target
