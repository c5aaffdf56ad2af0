#include "tests/sample/mbr_writer.hpp"

#include <cstddef>

#include "host/target/little_endian.hpp"
#include "host/target/posix_io.hpp"

namespace lifeboat::sample {
namespace {

using target::write_le;

constexpr std::size_t k_table_bytes = 512;

Status put_table(int fd, std::uint64_t offset, std::uint32_t signature, const std::vector<MbrPartition>& entries) {
  std::vector<std::byte> bytes(k_table_bytes);
  write_le<std::uint32_t>(bytes, 0x1B8, signature);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t at = 446 + 16 * i;
    write_le<std::uint32_t>(bytes, at, 0x00FFFE00);  // not active; heads and cylinders are beyond what they can say
    write_le<std::uint32_t>(bytes, at + 4, 0x00FFFE00u << 8 | entries[i].type);
    write_le<std::uint32_t>(bytes, at + 8, entries[i].first_sector);
    write_le<std::uint32_t>(bytes, at + 12, entries[i].sectors);
  }
  write_le<std::uint16_t>(bytes, 510, 0xAA55);
  return target::write_range(fd, offset, bytes, "MBR");
}

// A link's own partition counts from the link, the next link from the first.
Status put_links(int fd, const std::vector<MbrPartition>& logical, std::uint64_t sector_bytes) {
  const std::uint32_t start = logical.front().first_sector - 1;
  for (std::size_t i = 0; i < logical.size(); ++i) {
    std::vector<MbrPartition> entries = {{logical[i].type, 1, logical[i].sectors}};
    if (i + 1 < logical.size()) {
      entries.push_back({0x05, logical[i + 1].first_sector - 1 - start, logical[i + 1].sectors + 1});
    }
    if (auto put = put_table(fd, (logical[i].first_sector - 1) * sector_bytes, 0, entries); !put) return put;
  }
  return {};
}

}  // namespace

Status write_mbr(int fd, const MbrLayout& layout) {
  std::vector<MbrPartition> entries = layout.primary;
  if (layout.logical.empty()) return put_table(fd, 0, layout.signature, entries);
  const std::uint32_t start = layout.logical.front().first_sector - 1;
  const std::uint32_t end = layout.logical.back().first_sector + layout.logical.back().sectors;
  entries.push_back({k_mbr_extended, start, end - start});
  return put_table(fd, 0, layout.signature, entries).and_then([&] { return put_links(fd, layout.logical, layout.sector_bytes); });
}

}  // namespace lifeboat::sample
