#include "tests/sample/gpt_writer.hpp"

#include <algorithm>
#include <span>

#include "host/target/crc32.hpp"
#include "host/target/little_endian.hpp"
#include "host/target/posix_io.hpp"

namespace lifeboat::sample {
namespace {

using target::write_le;
using Bytes = std::vector<std::byte>;

constexpr std::uint32_t k_entries = 128;
constexpr std::uint32_t k_entry_bytes = 128;
constexpr std::uint64_t k_array_sectors = k_entries * k_entry_bytes / k_sector_bytes;
constexpr std::uint32_t k_header_bytes = 92;

struct HeaderPlace {
  std::uint64_t own;
  std::uint64_t other;
  std::uint64_t array;
};

Bytes protective_mbr(std::uint64_t disk_sectors) {
  Bytes mbr(k_sector_bytes);
  write_le<std::uint32_t>(mbr, 446, 0x00020000);  // not active, starts at head 0, sector 2
  write_le<std::uint32_t>(mbr, 450, 0xFFFFFFEE);  // GPT protective
  write_le<std::uint32_t>(mbr, 454, 1);
  const std::uint64_t covered = std::min<std::uint64_t>(disk_sectors - 1, UINT32_MAX);
  write_le<std::uint32_t>(mbr, 458, static_cast<std::uint32_t>(covered));
  write_le<std::uint16_t>(mbr, 510, 0xAA55);
  return mbr;
}

Bytes entry_array(const std::vector<GptPartition>& partitions) {
  Bytes array(k_entries * k_entry_bytes);
  auto at = std::span(array);
  for (const GptPartition& partition : partitions) {
    std::copy(partition.type.begin(), partition.type.end(), at.begin());
    std::copy(partition.guid.begin(), partition.guid.end(), at.begin() + 16);
    write_le<std::uint64_t>(at, 32, partition.first_sector);
    write_le<std::uint64_t>(at, 40, partition.first_sector + partition.sectors - 1);
    for (std::size_t i = 0; i < partition.name.size(); ++i) write_le<char16_t>(at, 56 + 2 * i, partition.name[i]);
    at = at.subspan(k_entry_bytes);
  }
  return array;
}

Bytes header(const HeaderPlace& place, std::uint64_t disk_sectors, const Guid& disk, const Bytes& array) {
  constexpr std::string_view k_signature = "EFI PART";
  Bytes header(k_sector_bytes);
  std::transform(k_signature.begin(), k_signature.end(), header.begin(), [](char c) { return std::byte(c); });
  write_le<std::uint32_t>(header, 8, 0x00010000);
  write_le<std::uint32_t>(header, 12, k_header_bytes);
  write_le<std::uint64_t>(header, 24, place.own);
  write_le<std::uint64_t>(header, 32, place.other);
  write_le<std::uint64_t>(header, 40, 2 + k_array_sectors);
  write_le<std::uint64_t>(header, 48, disk_sectors - k_array_sectors - 2);
  std::copy(disk.begin(), disk.end(), header.begin() + 56);
  write_le<std::uint64_t>(header, 72, place.array);
  write_le<std::uint32_t>(header, 80, k_entries);
  write_le<std::uint32_t>(header, 84, k_entry_bytes);
  write_le<std::uint32_t>(header, 88, target::crc32(array));
  write_le<std::uint32_t>(header, 16, target::crc32(std::span(header).first(k_header_bytes)));
  return header;
}

}  // namespace

Status write_gpt(int fd, std::uint64_t disk_sectors, const Guid& disk, const std::vector<GptPartition>& partitions) {
  const std::uint64_t last = disk_sectors - 1;
  const Bytes array = entry_array(partitions);
  const HeaderPlace primary{1, last, 2};
  const HeaderPlace backup{last, 1, last - k_array_sectors};
  const auto put = [&](std::uint64_t sector, const Bytes& bytes) {
    return target::write_range(fd, sector * k_sector_bytes, bytes, "GPT");
  };
  return put(0, protective_mbr(disk_sectors))
      .and_then([&] { return put(primary.own, header(primary, disk_sectors, disk, array)); })
      .and_then([&] { return put(primary.array, array); })
      .and_then([&] { return put(backup.array, array); })
      .and_then([&] { return put(backup.own, header(backup, disk_sectors, disk, array)); });
}

}  // namespace lifeboat::sample
