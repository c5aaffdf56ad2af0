// Where an NTFS volume keeps its own files, and their records in its master file table, with every bound checked. Layout of
// NTFS 3.1; pure but for `read_ntfs_record`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/target/disk_image.hpp"

namespace lifeboat::target {

struct NtfsGeometry {
  std::uint64_t mft_offset = 0;     // bytes from the volume's start
  std::uint32_t record_bytes = 0;
  std::uint64_t cluster_bytes = 0;
};

// The volume's bytes on a disk.
struct NtfsRange {
  const DiskImage& image;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

enum class NtfsFile : std::uint64_t { journal = 2, volume = 3 };  // places in the table
enum class NtfsAttribute : std::uint32_t { volume_information = 0x70, data = 0x80 };

// From the boot sector's 512 bytes; `damaged` when it is none of NTFS.
[[nodiscard]] Result<NtfsGeometry> parse_ntfs_boot_sector(std::span<const std::byte> sector);
// A record or page that begins with `mark` ("FILE"), with its fix-ups applied.
[[nodiscard]] Result<std::vector<std::byte>> parse_ntfs_record(std::span<const std::byte> raw, std::string_view mark);
// The first attribute of that kind, whole.
[[nodiscard]] std::optional<std::span<const std::byte>> find_attribute(std::span<const std::byte> record,
                                                                       NtfsAttribute kind);
[[nodiscard]] Result<NtfsGeometry> read_ntfs_geometry(const NtfsRange& volume);
[[nodiscard]] Result<std::vector<std::byte>> read_ntfs_record(const NtfsRange& volume, const NtfsGeometry& geometry,
                                                              NtfsFile file);
[[nodiscard]] tl::unexpected<Error> fail_ntfs();

}  // namespace lifeboat::target
