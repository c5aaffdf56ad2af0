#include "host/target/mbr_sector_size.hpp"

#include <algorithm>
#include <array>

#include "host/target/boot_sector.hpp"

namespace lifeboat::target {
namespace {

// The boot sector of a file system with sectors of that size, or the link of an extended partition.
bool is_start_of(const MbrEntry& entry, std::uint32_t sector_bytes, const DiskImage& image) {
  std::array<std::byte, k_mbr_sector_bytes> bytes{};
  if (!is_used(entry) || !image.read_at(std::uint64_t{entry.first_sector} * sector_bytes, bytes)) return false;
  if (is_extended(entry)) return parse_mbr_sector(bytes).has_value();
  return sector_bytes_of_boot_sector(bytes) == sector_bytes;
}

}  // namespace

MbrSectorSize find_mbr_sector_size(const DiskImage& image, const MbrSector& table) {
  const auto fits = [&](std::uint32_t sector_bytes) {
    return std::ranges::any_of(table.entries, [&](const auto& entry) { return is_start_of(entry, sector_bytes, image); });
  };
  const auto [likely, other] = image.sector_sizes();
  const bool does_other_fit = fits(other);
  const bool does_likely_fit = fits(likely);
  if (does_other_fit && !does_likely_fit) return {other, false};
  return {likely, does_other_fit};
}

}  // namespace lifeboat::target
