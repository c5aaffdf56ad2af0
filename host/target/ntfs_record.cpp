#include "host/target/ntfs_record.hpp"

#include <algorithm>
#include <cstring>

#include "host/base/text.hpp"
#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

constexpr std::size_t k_boot_sector = 512;
constexpr std::size_t k_fixup_stride = 512;   // whatever the disk's sectors are
constexpr std::uint32_t k_min_record = 512;
constexpr std::uint32_t k_max_record = 65536;
constexpr std::uint32_t k_end_of_attributes = 0xFFFFFFFF;

bool starts_with(std::span<const std::byte> bytes, std::size_t offset, std::string_view text) {
  return bytes.size() >= offset + text.size() && std::memcmp(bytes.data() + offset, text.data(), text.size()) == 0;
}

// A negative byte n means 2^-n bytes, a positive one that many clusters.
std::uint64_t record_size(std::uint8_t code, std::uint64_t cluster_bytes) {
  const auto exponent = 256 - code;
  return code < 128 ? code * cluster_bytes : (exponent < 32 ? 1ull << exponent : 0);
}

std::uint64_t cluster_sectors(std::uint8_t code) {
  const auto exponent = 256 - code;
  return code <= 128 ? code : (exponent < 16 ? 1ull << exponent : 0);
}

// The last two bytes of each 512 hold a check number, the real ones stand in the header's array.
bool apply_fixups(std::span<std::byte> record) {
  const std::size_t array = read_le<std::uint16_t>(record, 4);
  const std::size_t count = read_le<std::uint16_t>(record, 6);
  if (count < 1 || count - 1 > record.size() / k_fixup_stride || array + 2 * count > record.size()) return false;
  for (std::size_t i = 1; i < count; ++i) {
    const std::size_t end = i * k_fixup_stride - 2;
    if (read_le<std::uint16_t>(record, end) != read_le<std::uint16_t>(record, array)) return false;
    std::copy_n(record.begin() + static_cast<std::ptrdiff_t>(array + 2 * i), 2,
                record.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return true;
}

}  // namespace

tl::unexpected<Error> fail_ntfs() { return fail(ErrorKind::damaged, tr("the NTFS structures are damaged")); }

Result<NtfsGeometry> parse_ntfs_boot_sector(std::span<const std::byte> sector) {
  if (sector.size() < k_boot_sector || !starts_with(sector, 3, "NTFS    ")) return fail_ntfs();
  const std::uint64_t sector_bytes = read_le<std::uint16_t>(sector, 11);
  const std::uint64_t cluster = sector_bytes * cluster_sectors(read_le<std::uint8_t>(sector, 13));
  const std::uint64_t record = record_size(read_le<std::uint8_t>(sector, 64), cluster);
  const auto mft = read_le<std::uint64_t>(sector, 48);
  if (cluster == 0 || record < k_min_record || record > k_max_record || mft > UINT64_MAX / 2 / cluster) {
    return fail_ntfs();
  }
  return NtfsGeometry{mft * cluster, static_cast<std::uint32_t>(record), cluster};
}

Result<std::vector<std::byte>> parse_ntfs_record(std::span<const std::byte> raw, std::string_view mark) {
  std::vector<std::byte> record(raw.begin(), raw.end());
  if (record.size() < k_min_record || !starts_with(record, 0, mark) || !apply_fixups(record)) return fail_ntfs();
  return record;
}

std::optional<std::span<const std::byte>> find_attribute(std::span<const std::byte> record, NtfsAttribute kind) {
  std::size_t at = read_le<std::uint16_t>(record, 20);
  while (at + 8 <= record.size()) {
    const auto type = read_le<std::uint32_t>(record, at);
    const auto length = read_le<std::uint32_t>(record, at + 4);
    if (type == k_end_of_attributes || length < 16 || length > record.size() - at) break;
    if (type == static_cast<std::uint32_t>(kind)) return record.subspan(at, length);
    at += length;
  }
  return std::nullopt;
}

Result<NtfsGeometry> read_ntfs_geometry(const NtfsRange& volume) {
  std::vector<std::byte> boot(k_boot_sector);
  if (auto got = volume.image.read_at(volume.offset, boot); !got) return tl::unexpected(got.error());
  return parse_ntfs_boot_sector(boot);
}

Result<std::vector<std::byte>> read_ntfs_record(const NtfsRange& volume, const NtfsGeometry& geometry, NtfsFile file) {
  const std::uint64_t at = geometry.mft_offset + static_cast<std::uint64_t>(file) * geometry.record_bytes;
  if (at > volume.size || geometry.record_bytes > volume.size - at) return fail_ntfs();
  std::vector<std::byte> raw(geometry.record_bytes);
  if (auto got = volume.image.read_at(volume.offset + at, raw); !got) return tl::unexpected(got.error());
  return parse_ntfs_record(raw, "FILE");
}

}  // namespace lifeboat::target
