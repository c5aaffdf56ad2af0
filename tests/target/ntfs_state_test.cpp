#include "host/target/ntfs_state.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "host/target/little_endian.hpp"
#include "tests/target/bytes.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

using Bytes = std::vector<std::byte>;

Bytes boot_sector() {
  Bytes sector(512);
  const Bytes name = bytes_of("NTFS    ");
  std::copy(name.begin(), name.end(), sector.begin() + 3);
  write_le<std::uint16_t>(sector, 11, 512);
  write_le<std::uint8_t>(sector, 13, 8);
  write_le<std::uint64_t>(sector, 48, 4);
  write_le<std::uint8_t>(sector, 64, 0xF6);  // 2^10 bytes
  return sector;
}

// A file record with VOLUME_INFORMATION alone; fix-ups as on the disk.
Bytes volume_record(std::uint16_t flags) {
  Bytes record(1024);
  const Bytes signature = bytes_of("FILE");
  std::copy(signature.begin(), signature.end(), record.begin());
  write_le<std::uint16_t>(record, 4, 48);
  write_le<std::uint16_t>(record, 6, 3);
  write_le<std::uint16_t>(record, 20, 56);
  write_le<std::uint16_t>(record, 48, 7);       // the check number
  write_le<std::uint16_t>(record, 510, 7);
  write_le<std::uint16_t>(record, 1022, 7);
  write_le<std::uint32_t>(record, 56, 0x70);
  write_le<std::uint32_t>(record, 60, 40);
  write_le<std::uint16_t>(record, 56 + 20, 24);
  write_le<std::uint16_t>(record, 56 + 24 + 10, flags);
  write_le<std::uint32_t>(record, 96, 0xFFFFFFFF);
  return record;
}

}  // namespace

TEST_CASE("the boot sector tells where the file table is") {
  const NtfsGeometry geometry = parse_ntfs_boot_sector(boot_sector()).value();
  CHECK(geometry.mft_offset == 4 * 4096);
  CHECK(geometry.record_bytes == 1024);
}

TEST_CASE("a boot sector with impossible sizes is damaged") {
  Bytes sector = boot_sector();
  SECTION("no name") { sector[3] = std::byte{'M'}; }
  SECTION("no clusters") { write_le<std::uint8_t>(sector, 13, 0); }
  SECTION("a record of 2^100 bytes") { write_le<std::uint8_t>(sector, 64, 156); }
  SECTION("a file table beyond all disks") { write_le<std::uint64_t>(sector, 48, UINT64_MAX); }
  SECTION("cut short") { sector.resize(100); }
  CHECK(parse_ntfs_boot_sector(sector).error().kind == ErrorKind::damaged);
}

TEST_CASE("the flags of $Volume are read") {
  CHECK(parse_volume_flags(volume_record(0)).value() == 0);
  CHECK(parse_volume_flags(volume_record(0x4001)).value() == 0x4001);
}

TEST_CASE("a torn or damaged $Volume record is damaged") {
  Bytes record = volume_record(1);
  SECTION("torn: the second sector is older") { write_le<std::uint16_t>(record, 1022, 6); }
  SECTION("no record") { record[0] = std::byte{'B'}; }
  SECTION("an attribute longer than the record") { write_le<std::uint32_t>(record, 60, 5000); }
  SECTION("an attribute of no length") { write_le<std::uint32_t>(record, 60, 0); }
  SECTION("fix-ups beyond the record") { write_le<std::uint16_t>(record, 6, 9999); }
  SECTION("no such attribute") { write_le<std::uint32_t>(record, 56, 0x80); }
  SECTION("cut short") { record.resize(64); }
  CHECK(parse_volume_flags(record).error().kind == ErrorKind::damaged);
}

TEST_CASE("records with any bytes changed are read or refused, never read beyond") {
  std::mt19937 random(20261123);
  for (int round = 0; round < 20'000; ++round) {
    Bytes record = volume_record(1);
    for (int i = 0; i < 4; ++i) record[random() % 128] = static_cast<std::byte>(random() & 0xFF);
    const auto flags = parse_volume_flags(record);
    if (!flags) CHECK(flags.error().kind == ErrorKind::damaged);
  }
}

TEST_CASE("a saved session is known by its first bytes") {
  CHECK(is_hibernation_image(bytes_of("HIBR....")));
  CHECK(is_hibernation_image(bytes_of("hibr....")));
  CHECK_FALSE(is_hibernation_image(bytes_of("wake....")));
  CHECK_FALSE(is_hibernation_image(Bytes(8)));
  CHECK_FALSE(is_hibernation_image({}));
}
