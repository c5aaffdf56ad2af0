#include "host/target/mbr_table.hpp"

#include <algorithm>

#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

constexpr std::size_t k_signature_at = 0x1B8;
constexpr std::size_t k_entries_at = 446;
constexpr std::size_t k_entry_bytes = 16;
constexpr std::size_t k_mark_at = 510;
constexpr std::uint16_t k_mark = 0xAA55;
constexpr std::uint8_t k_active = 0x80;
constexpr std::uint8_t k_gpt_protective = 0xEE;

bool is_boot_flag(std::uint8_t flag) { return flag == 0 || flag == k_active; }

}  // namespace

std::optional<MbrSector> parse_mbr_sector(std::span<const std::byte> sector) {
  if (sector.size() < k_mbr_sector_bytes || read_le<std::uint16_t>(sector, k_mark_at) != k_mark) return std::nullopt;
  MbrSector parsed;
  parsed.signature = read_le<std::uint32_t>(sector, k_signature_at);
  for (std::size_t i = 0; i < parsed.entries.size(); ++i) {
    const auto entry = sector.subspan(k_entries_at + i * k_entry_bytes, k_entry_bytes);
    if (!is_boot_flag(read_le<std::uint8_t>(entry, 0))) return std::nullopt;
    parsed.entries[i] = {read_le<std::uint8_t>(entry, 4), read_le<std::uint32_t>(entry, 8),
                         read_le<std::uint32_t>(entry, 12)};
  }
  return parsed;
}

bool is_protective(const MbrSector& sector) {
  return std::ranges::any_of(sector.entries, [](const MbrEntry& entry) { return entry.type == k_gpt_protective; });
}

bool is_used(const MbrEntry& entry) { return entry.type != 0 && entry.sectors != 0; }

bool is_extended(const MbrEntry& entry) {
  return entry.sectors != 0 && (entry.type == 0x05 || entry.type == 0x0F || entry.type == 0x85);
}

}  // namespace lifeboat::target
