// The base block: the first 4 KiB of a hive, of which the first 512 bytes matter and carry a checksum. The first
// sector of a transaction log is a copy of it. Specification: "Base block".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "host/base/error.hpp"

namespace lifeboat::registry {

inline constexpr std::size_t k_base_block_bytes = 4096;
// What Windows writes of it: one sector, so that a cut leaves the old or the new one on a real disk.
inline constexpr std::size_t k_base_sector_bytes = 512;

enum class FileType : std::uint32_t { primary = 0, log_dirt = 1, log_dirt_2000 = 2, log_hvle = 6 };

struct BaseBlock {
  std::uint32_t sequence1 = 0;
  std::uint32_t sequence2 = 0;
  std::uint64_t last_written = 0;
  std::uint32_t major = 0;
  std::uint32_t minor = 0;
  std::uint32_t file_type = 0;
  std::uint32_t file_format = 0;
  std::uint32_t root = 0;
  std::uint32_t bins_bytes = 0;
  std::uint32_t flags = 0;
  bool is_checksum_right = false;
};

// Sequence numbers wrap around.
[[nodiscard]] constexpr bool is_sequence_before(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::int32_t>(a - b) < 0;
}

// Fails as `damaged` when the bytes are shorter than a sector or do not begin with "regf".
[[nodiscard]] Result<BaseBlock> read_base_block(std::span<const std::byte> block);

// The setters below keep the checksum right.
void set_bins_bytes(std::span<std::byte> block, std::uint32_t bins_bytes);
void set_root(std::span<std::byte> block, std::uint32_t root);
void set_sequences(std::span<std::byte> block, std::uint32_t sequence1, std::uint32_t sequence2);
void set_last_written(std::span<std::byte> block, std::uint64_t filetime);
void set_file_type(std::span<std::byte> block, FileType type);
void set_flags(std::span<std::byte> block, std::uint32_t flags);

// A fresh block of version 1.5 with sequence numbers 1 whose root is the first cell of the first bin.
void write_new_base_block(std::span<std::byte> block, std::u16string_view file_name, std::uint64_t filetime,
                          std::uint32_t bins_bytes);

}  // namespace lifeboat::registry
