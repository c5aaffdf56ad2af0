#include "host/target/boot_sector.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

constexpr std::uint16_t k_mark = 0xAA55;
constexpr std::uint8_t k_max_sector_shift = 12;  // 4096 bytes

bool has_text(std::span<const std::byte> sector, std::size_t offset, std::string_view text) {
  return std::memcmp(sector.data() + offset, text.data(), text.size()) == 0;
}

// FAT has its name where the first of its two layouts ends: FAT12 and FAT16, or FAT32.
bool has_bios_parameters(std::span<const std::byte> sector) {
  return has_text(sector, 3, "NTFS    ") || has_text(sector, 3, "-FVE-FS-") || has_text(sector, 54, "FAT") ||
         has_text(sector, 82, "FAT32");
}

}  // namespace

std::optional<std::uint32_t> sector_bytes_of_boot_sector(std::span<const std::byte> sector) {
  if (sector.size() < k_boot_sector_bytes || read_le<std::uint16_t>(sector, 510) != k_mark) return std::nullopt;
  if (has_text(sector, 3, "EXFAT   ")) return 1u << std::min(read_le<std::uint8_t>(sector, 108), k_max_sector_shift);
  if (!has_bios_parameters(sector)) return std::nullopt;
  return read_le<std::uint16_t>(sector, 11);
}

}  // namespace lifeboat::target
