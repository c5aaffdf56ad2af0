#include "host/registry/base_block.hpp"

#include <algorithm>
#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_sequence1 = 4;
constexpr std::size_t k_sequence2 = 8;
constexpr std::size_t k_last_written = 12;
constexpr std::size_t k_major = 20;
constexpr std::size_t k_minor = 24;
constexpr std::size_t k_file_type = 28;
constexpr std::size_t k_file_format = 32;
constexpr std::size_t k_root = 36;
constexpr std::size_t k_bins_bytes = 40;
constexpr std::size_t k_clustering_factor = 44;
constexpr std::size_t k_file_name = 48;
constexpr std::size_t k_file_name_units = 31;  // 64 bytes with the terminating zero
constexpr std::size_t k_flags = 144;
constexpr std::size_t k_checksum = 508;

std::uint32_t checksum_of(std::span<const std::byte> block) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < k_checksum; at += 4) sum ^= load_u32(block, at);
  if (sum == 0xFFFFFFFF) return 0xFFFFFFFE;
  return sum == 0 ? 1 : sum;
}

void seal(std::span<std::byte> block) { store_u32(block, k_checksum, checksum_of(block)); }

}  // namespace

Result<BaseBlock> read_base_block(std::span<const std::byte> block) {
  if (block.size() < k_base_sector_bytes || std::memcmp(block.data(), "regf", 4) != 0) {
    return damaged(N_("this is not a registry hive: its base block is missing"));
  }
  BaseBlock read;
  read.sequence1 = load_u32(block, k_sequence1);
  read.sequence2 = load_u32(block, k_sequence2);
  read.last_written = load_u64(block, k_last_written);
  read.major = load_u32(block, k_major);
  read.minor = load_u32(block, k_minor);
  read.file_type = load_u32(block, k_file_type);
  read.file_format = load_u32(block, k_file_format);
  read.root = load_u32(block, k_root);
  read.bins_bytes = load_u32(block, k_bins_bytes);
  read.flags = load_u32(block, k_flags);
  read.is_checksum_right = load_u32(block, k_checksum) == checksum_of(block);
  return read;
}

void set_bins_bytes(std::span<std::byte> block, std::uint32_t bins_bytes) {
  store_u32(block, k_bins_bytes, bins_bytes);
  seal(block);
}

void set_root(std::span<std::byte> block, std::uint32_t root) {
  store_u32(block, k_root, root);
  seal(block);
}

void set_sequences(std::span<std::byte> block, std::uint32_t sequence1, std::uint32_t sequence2) {
  store_u32(block, k_sequence1, sequence1);
  store_u32(block, k_sequence2, sequence2);
  seal(block);
}

void set_last_written(std::span<std::byte> block, std::uint64_t filetime) {
  store_u64(block, k_last_written, filetime);
  seal(block);
}

void set_file_type(std::span<std::byte> block, FileType type) {
  store_u32(block, k_file_type, static_cast<std::uint32_t>(type));
  seal(block);
}

void set_flags(std::span<std::byte> block, std::uint32_t flags) {
  store_u32(block, k_flags, flags);
  seal(block);
}

void write_new_base_block(std::span<std::byte> block, std::u16string_view file_name, std::uint64_t filetime,
                          std::uint32_t bins_bytes) {
  std::memcpy(block.data(), "regf", 4);
  store_u32(block, k_major, 1);
  store_u32(block, k_minor, 5);
  store_u32(block, k_file_format, 1);
  store_u32(block, k_root, 0x20);
  store_u32(block, k_clustering_factor, 1);
  const auto name = file_name.substr(file_name.size() - std::min(file_name.size(), k_file_name_units));
  for (std::size_t i = 0; i < name.size(); ++i) store(block, k_file_name + 2 * i, name[i]);
  set_last_written(block, filetime);
  set_sequences(block, 1, 1);
  set_bins_bytes(block, bins_bytes);
}

}  // namespace lifeboat::registry
