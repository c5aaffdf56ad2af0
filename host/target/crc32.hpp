// CRC-32 (ISO 3309) as GPT headers use it; bit by bit, as tables are not worth it for 17 KiB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lifeboat::target {

[[nodiscard]] constexpr std::uint32_t crc32(std::span<const std::byte> bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const std::byte byte : bytes) {
    crc ^= static_cast<std::uint32_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

}  // namespace lifeboat::target
