#include "host/target/ntfs_state.hpp"

#include <cstring>
#include <string_view>

#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

Result<std::uint16_t> flags_of(std::span<const std::byte> record) {
  const auto attribute = find_attribute(record, NtfsAttribute::volume_information);
  if (!attribute || attribute->size() < 24) return fail_ntfs();
  const std::size_t data = read_le<std::uint16_t>(*attribute, 20);
  if (data == 0 || data + 12 > attribute->size()) return fail_ntfs();
  return read_le<std::uint16_t>(*attribute, data + 10);
}

}  // namespace

Result<std::uint16_t> parse_volume_flags(std::span<const std::byte> raw) {
  return parse_ntfs_record(raw, "FILE").and_then([](const auto& record) { return flags_of(record); });
}

Result<std::uint16_t> read_volume_flags(const NtfsRange& volume) {
  auto geometry = read_ntfs_geometry(volume);
  if (!geometry) return tl::unexpected(geometry.error());
  return read_ntfs_record(volume, *geometry, NtfsFile::volume).and_then([](const auto& record) {
    return flags_of(record);
  });
}

// Windows zeroes the first page, or writes "wake", when the session has been resumed.
bool is_hibernation_image(std::span<const std::byte> start) {
  for (const std::string_view mark : {"hibr", "HIBR", "RSTR", "rstr"}) {
    if (start.size() >= mark.size() && std::memcmp(start.data(), mark.data(), mark.size()) == 0) return true;
  }
  return false;
}

}  // namespace lifeboat::target
