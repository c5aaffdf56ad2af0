// Whether an NTFS volume may be written: Windows' own marks, read by ourselves from the bytes of the image. ntfs-3g
// mounts a hibernated volume read-only and says "success", and writes to one marked dirty without a word.
#pragma once

#include <cstdint>
#include <span>

#include "host/target/ntfs_record.hpp"

namespace lifeboat::target {

// The flags of $Volume (VOLUME_INFORMATION, attribute 0x70); bit 0 means that Windows wants to check the disk.
inline constexpr std::uint16_t k_volume_is_dirty = 0x0001;

// From $Volume's file record, fix-ups not yet applied.
[[nodiscard]] Result<std::uint16_t> parse_volume_flags(std::span<const std::byte> record);
[[nodiscard]] Result<std::uint16_t> read_volume_flags(const NtfsRange& volume);

// From the first bytes of hiberfil.sys: whether a saved session (hibernation or fast start-up) waits in it.
[[nodiscard]] bool is_hibernation_image(std::span<const std::byte> start);

}  // namespace lifeboat::target
