#include "host/registry/clock.hpp"

#include <chrono>

namespace lifeboat::registry {

std::uint64_t filetime_now() {
  using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
  constexpr std::int64_t k_ticks_1601_to_1970 = 116'444'736'000'000'000;
  const auto since_1970 = std::chrono::duration_cast<Ticks>(std::chrono::system_clock::now().time_since_epoch());
  return static_cast<std::uint64_t>(since_1970.count() + k_ticks_1601_to_1970);
}

}  // namespace lifeboat::registry
