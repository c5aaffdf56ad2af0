// Hives of our own making in states that an editor of today does not produce: older versions, other headers.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "host/registry/base_block.hpp"
#include "host/registry/little_endian.hpp"
#include "tests/registry/hive_text.hpp"

namespace lifeboat::registry::test {

inline constexpr std::size_t k_sequence1_field = 4;
inline constexpr std::size_t k_minor_field = 24;
inline constexpr std::size_t k_bins_bytes_field = 40;

// Writes a field of the base block and makes the checksum right again.
inline void set_header_field(std::span<std::byte> file, std::size_t at, std::uint32_t value) {
  store_u32(file, at, value);
  set_flags(file, read_base_block(file)->flags);
}

// An empty hive as an older version of Windows makes it.
inline Hive empty_of_minor(std::uint32_t minor, const std::string& name = "OLD") {
  auto bytes = copy_of(Hive::create_empty(name, "ROOT"));
  set_header_field(bytes, k_minor_field, minor);
  return required(Hive::open(std::move(bytes), name));
}

// A file whose write was cut: its first sequence number is one ahead.
inline std::vector<std::byte> unclean(std::vector<std::byte> file) {
  set_header_field(file, k_sequence1_field, load_u32(file, k_sequence1_field) + 1);
  return file;
}

// What counts of a file for an exact undo: the bins, without the header and what lies behind them.
inline std::span<const std::byte> bins_of(std::span<const std::byte> file) {
  return file.subspan(k_base_block_bytes, load_u32(file, k_bins_bytes_field));
}

inline std::vector<std::byte> copy_of_bins(const Hive& hive) {
  const auto bins = bins_of(hive.bytes());
  return {bins.begin(), bins.end()};
}

}  // namespace lifeboat::registry::test
