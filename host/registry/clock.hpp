// The time as the registry writes it.
#pragma once

#include <cstdint>

namespace lifeboat::registry {

// FILETIME: 100 ns since 1601-01-01 UTC.
[[nodiscard]] std::uint64_t filetime_now();

}  // namespace lifeboat::registry
