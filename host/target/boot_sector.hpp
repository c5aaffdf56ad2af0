// The first sector of a file system of Windows (NTFS, FAT, exFAT, and NTFS behind BitLocker): it says how large the
// sectors of its disk are, which an MBR does not. Pure, over bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace lifeboat::target {

inline constexpr std::size_t k_boot_sector_bytes = 512;  // as many are laid down, however large the sector is

// In bytes; nothing when the bytes are no such boot sector.
[[nodiscard]] std::optional<std::uint32_t> sector_bytes_of_boot_sector(std::span<const std::byte> sector);

}  // namespace lifeboat::target
