// Reads and writes the little-endian integers of a hive. The caller has checked that the bytes are there; a slip is
// the programmer's error and asserts.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace lifeboat::registry {

static_assert(std::endian::native == std::endian::little, "the hive engine copies integers as they stand");

template <class Integer>
[[nodiscard]] Integer load(std::span<const std::byte> bytes, std::size_t offset) {
  assert(offset + sizeof(Integer) <= bytes.size());
  Integer value{};
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

[[nodiscard]] inline std::uint16_t load_u16(std::span<const std::byte> b, std::size_t at) {
  return load<std::uint16_t>(b, at);
}
[[nodiscard]] inline std::uint32_t load_u32(std::span<const std::byte> b, std::size_t at) {
  return load<std::uint32_t>(b, at);
}
[[nodiscard]] inline std::uint64_t load_u64(std::span<const std::byte> b, std::size_t at) {
  return load<std::uint64_t>(b, at);
}

template <class Integer>
void store(std::span<std::byte> bytes, std::size_t offset, Integer value) {
  assert(offset + sizeof value <= bytes.size());
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

inline void store_u16(std::span<std::byte> b, std::size_t at, std::uint16_t value) { store(b, at, value); }
inline void store_u32(std::span<std::byte> b, std::size_t at, std::uint32_t value) { store(b, at, value); }
inline void store_u64(std::span<std::byte> b, std::size_t at, std::uint64_t value) { store(b, at, value); }

}  // namespace lifeboat::registry
