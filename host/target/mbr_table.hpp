// The sectors of an MBR, as DOS laid them out: four entries at byte 446, the mark 55 AA at the end, and in the first
// sector of a disk the signature by which Windows knows it. Pure functions over bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace lifeboat::target {

inline constexpr std::size_t k_mbr_sector_bytes = 512;

struct MbrEntry {
  std::uint8_t type = 0;  // 0: the entry is empty
  std::uint32_t first_sector = 0;
  std::uint32_t sectors = 0;
};

struct MbrSector {
  std::uint32_t signature = 0;  // of the disk's first sector; a link of an extended partition has none
  std::array<MbrEntry, 4> entries;
};

// Nothing where the mark is missing or an entry's first byte is no boot flag: boot sectors of file systems look like
// that, and libblkid takes neither for a table.
[[nodiscard]] std::optional<MbrSector> parse_mbr_sector(std::span<const std::byte> sector);
// Whether the table only keeps others off a GPT.
[[nodiscard]] bool is_protective(const MbrSector& sector);
[[nodiscard]] bool is_used(const MbrEntry& entry);
[[nodiscard]] bool is_extended(const MbrEntry& entry);

}  // namespace lifeboat::target
