// Big-endian integers in bytes, as the handshake and frame headers have them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lifeboat::remote::protocol {

// `bytes` must hold as many as are read.
[[nodiscard]] inline std::uint16_t read_u16(std::span<const std::uint8_t> bytes) {
  return static_cast<std::uint16_t>((bytes[0] << 8U) | bytes[1]);
}
[[nodiscard]] inline std::uint32_t read_u32(std::span<const std::uint8_t> bytes) {
  return (std::uint32_t{read_u16(bytes)} << 16U) | read_u16(bytes.subspan(2));
}
inline void append_u16(std::vector<std::uint8_t>& out, std::uint16_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value & 0xFFU));
}
inline void append_u32(std::vector<std::uint8_t>& out, std::uint32_t value) {
  append_u16(out, static_cast<std::uint16_t>(value >> 16U));
  append_u16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
}

}  // namespace lifeboat::remote::protocol
