// Marvin32, the checksum of new-format log entries. The registry's seed is the integer below, not its bytes in
// order as the specification prints them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lifeboat::registry {

inline constexpr std::uint64_t k_registry_log_seed = 0x82EF4D887A4E55C5;

[[nodiscard]] std::uint64_t marvin32(std::span<const std::byte> bytes, std::uint64_t seed = k_registry_log_seed);

}  // namespace lifeboat::registry
