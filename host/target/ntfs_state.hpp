// Whether an NTFS volume may be written: Windows' own marks, read by ourselves from the bytes of the image. ntfs-3g
// mounts a hibernated volume read-only and says "success", and writes to one marked dirty without a word.
// Pure functions over bytes; the layout is that of NTFS 3.1.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "host/base/error.hpp"
#include "host/target/disk_image.hpp"

namespace lifeboat::target {

// The flags of $Volume (VOLUME_INFORMATION, attribute 0x70); bit 0 means that Windows wants to check the disk.
inline constexpr std::uint16_t k_volume_is_dirty = 0x0001;

struct NtfsGeometry {
  std::uint64_t mft_offset = 0;     // bytes from the volume's start
  std::uint32_t record_bytes = 0;
};

// From the boot sector's 512 bytes; `damaged` when it is none of NTFS.
[[nodiscard]] Result<NtfsGeometry> parse_ntfs_boot_sector(std::span<const std::byte> sector);
// From $Volume's file record, fix-ups not yet applied.
[[nodiscard]] Result<std::uint16_t> parse_volume_flags(std::span<const std::byte> record);
[[nodiscard]] Result<std::uint16_t> read_volume_flags(const DiskImage& image, std::uint64_t offset,
                                                      std::uint64_t size);

// From the first bytes of hiberfil.sys: whether a saved session (hibernation or fast start-up) waits in it.
[[nodiscard]] bool is_hibernation_image(std::span<const std::byte> start);

}  // namespace lifeboat::target
