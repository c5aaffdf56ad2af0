// The headers of a Windows program that does nothing, enough for whoever asks what processor it is for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lifeboat::sample {

inline constexpr std::uint16_t k_machine_amd64 = 0x8664;

[[nodiscard]] std::vector<std::byte> minimal_pe(std::uint16_t machine);

}  // namespace lifeboat::sample
