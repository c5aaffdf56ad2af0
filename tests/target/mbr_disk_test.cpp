// Disks with an MBR: what is listed, what is said of damage. sfdisk is the witness. No root needed.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "host/base/unique_fd.hpp"
#include "host/target/target.hpp"
#include "tests/sample/gpt_writer.hpp"
#include "tests/sample/mbr_writer.hpp"
#include "tests/sample/partition_guids.hpp"
#include "tests/target/output_of.hpp"
#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;
using Catch::Matchers::Contains;

namespace {

constexpr std::uint64_t k_sectors = 65536;
constexpr std::uint32_t k_first_link = 32767;  // of the layout below
const sample::MbrLayout k_usual = {0x5CBEA03E, {{0x07, 2048, 4096}, {0x27, 8192, 4096}},
                                   {{0x07, 32768, 1024}, {0x07, 36864, 2048}}};

UniqueFd make_empty(const std::string& path) {
  UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(fd.get(), k_sectors * 512) == 0);
  return fd;
}

UniqueFd make_disk(const std::string& path, const sample::MbrLayout& layout) {
  UniqueFd fd = make_empty(path);
  REQUIRE(sample::write_mbr(fd.get(), layout));
  return fd;
}

void put(int fd, std::uint64_t at, const std::string& bytes) {
  REQUIRE(::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at)) == static_cast<ssize_t>(bytes.size()));
}

// As far as it says that it is one, and how large a sector is.
std::string boot_sector_of(const std::string& file_system, std::uint32_t sector_bytes) {
  std::string sector(512, '\0');
  if (file_system == "NTFS") sector.replace(3, 8, "NTFS    ");
  if (file_system == "FAT32") sector.replace(82, 8, "FAT32   ");
  if (file_system == "exFAT") sector.replace(3, 8, "EXFAT   ");
  sector[11] = static_cast<char>(sector_bytes & 0xFF);
  sector[12] = static_cast<char>(sector_bytes >> 8);
  if (file_system == "exFAT") sector[108] = static_cast<char>(sector_bytes == 512 ? 9 : 12);
  sector.replace(510, 2, "\x55\xAA");
  return sector;
}

std::unique_ptr<Target> open(const TargetFolder& folder) { return Target::open(folder.at("disk.img")).value(); }

std::vector<std::uint32_t> numbers_of(Target& target) {
  std::vector<std::uint32_t> numbers;
  for (const Volume& volume : target.volumes()) numbers.push_back(volume.number);
  return numbers;
}

// The partitions that hold something, in sfdisk's words: "number start size" in sectors.
std::string as_sfdisk_would(Target& target) {
  std::string out;
  for (const Volume& volume : target.volumes()) {
    out += std::to_string(volume.number) + " " + std::to_string(volume.offset_bytes / 512) + " " +
           std::to_string(volume.size_bytes / 512) + "\n";
  }
  return out;
}

std::string sfdisk_says(const std::string& path) {
  return output_of("sfdisk -d " + path + " | grep -v 'type=f' | "
                   "sed -nE 's/.*img([0-9]+) : start= *([0-9]+), size= *([0-9]+).*/\\1 \\2 \\3/p'");
}

}  // namespace

TEST_CASE("an MBR's primary and logical partitions are listed as sfdisk lists them, the extended one is none") {
  const TargetFolder folder;
  make_disk(folder.at("disk.img"), k_usual);
  const auto target = open(folder);
  CHECK(as_sfdisk_would(*target) == "1 2048 4096\n2 8192 4096\n5 32768 1024\n6 36864 2048\n");
  if (::access("/usr/sbin/sfdisk", X_OK) == 0) {
    CHECK(as_sfdisk_would(*target) == sfdisk_says(folder.at("disk.img")));
    CHECK(output_of("sfdisk --disk-id " + folder.at("disk.img")) == "0x5cbea03e\n");
  }
  CHECK(target->disks().at(0).signature == 0x5CBEA03E);
  CHECK(target->volumes()[2].partition_guid.empty());
  CHECK(target->notices().empty());
}

TEST_CASE("a protective MBR is no MBR") {
  const TargetFolder folder;
  const UniqueFd fd = make_empty(folder.at("disk.img"));
  SECTION("before a GPT its signature means nothing") {
    const sample::GptPartition one{sample::k_type_basic_data, sample::k_windows_11_partition, u"", 2048, 4096};
    REQUIRE(sample::write_gpt(fd.get(), k_sectors, sample::k_disk, {one}));
    put(fd.get(), 0x1B8, "abcd");
    CHECK_FALSE(open(folder)->disks().at(0).signature);
  }
  SECTION("without a GPT there is no table") {
    REQUIRE(sample::write_mbr(fd.get(), {1, {{0xEE, 1, k_sectors - 1}}}));
    CHECK_THAT(Target::open(folder.at("disk.img")).error().message, Contains("no partition table"));
  }
}

TEST_CASE("an old GPT on a disk that has an MBR now is not looked at") {
  const TargetFolder folder;
  const UniqueFd fd = make_empty(folder.at("disk.img"));
  const sample::GptPartition one{sample::k_type_basic_data, sample::k_windows_11_partition, u"", 2048, 4096};
  REQUIRE(sample::write_gpt(fd.get(), k_sectors, sample::k_disk, {one}));
  put(fd.get(), (k_sectors - 1) * 512, std::string(512, '\0'));
  REQUIRE(sample::write_mbr(fd.get(), {7, {{0x07, 4096, 8192}}}));
  const auto target = open(folder);
  CHECK(target->disks().at(0).signature == 7U);
  CHECK(target->volumes().at(0).offset_bytes == 4096 * 512);
  CHECK(target->notices().empty());
}

TEST_CASE("a chain of logical partitions that breaks off is said, what comes before is listed") {
  const TargetFolder folder;
  const UniqueFd fd = make_disk(folder.at("disk.img"), k_usual);
  SECTION("at its second link") {
    put(fd.get(), 36863 * 512 + 510, std::string(2, '\0'));
    const auto target = open(folder);
    CHECK(numbers_of(*target) == std::vector<std::uint32_t>{1, 2, 5});
    REQUIRE(target->notices().size() == 1);
    CHECK_THAT(target->notices()[0], Contains("logical partitions breaks off"));
  }
  SECTION("at its first") {
    put(fd.get(), k_first_link * 512, std::string(512, '\0'));
    const auto target = open(folder);
    CHECK(numbers_of(*target) == std::vector<std::uint32_t>{1, 2});
    CHECK(target->notices().size() == 1);
  }
  SECTION("beyond the end of the disk") {
    REQUIRE(::ftruncate(fd.get(), 20000 * 512) == 0);
    const auto target = open(folder);
    CHECK(numbers_of(*target) == std::vector<std::uint32_t>{1, 2});
    CHECK(target->notices().size() == 1);
  }
}

TEST_CASE("a chain of logical partitions that leads in a circle ends, and is said") {
  const TargetFolder folder;
  const UniqueFd fd = make_disk(folder.at("disk.img"), k_usual);
  // The second link's second entry: the next link is the first one again.
  put(fd.get(), 36863 * 512 + 462, std::string("\0\0\0\0\x05\0\0\0\0\0\0\0\1\0\0\0", 16));
  const auto target = open(folder);
  CHECK(numbers_of(*target).size() < 10);
  REQUIRE(target->notices().size() == 1);
  CHECK_THAT(target->notices()[0], Contains("breaks off"));
}

TEST_CASE("partitions of an MBR that overlap are said") {
  const TargetFolder folder;
  make_disk(folder.at("disk.img"), {1, {{0x07, 2048, 4096}, {0x07, 10000, 8}, {0x07, 6143, 100}}});
  const auto target = open(folder);
  REQUIRE(target->notices().size() == 1);
  CHECK_THAT(target->notices()[0], Contains("partitions 1 and 3 overlap"));
  CHECK(target->volumes().size() == 3);
}

TEST_CASE("a logical partition that reaches into another is said") {
  const TargetFolder folder;
  make_disk(folder.at("disk.img"), {1, {}, {{0x07, 2048, 4096}, {0x07, 5000, 4096}}});
  const auto target = open(folder);
  REQUIRE(target->notices().size() == 1);
  CHECK_THAT(target->notices()[0], Contains("partitions 5 and 6 overlap"));
}

TEST_CASE("the sectors' size of an MBR follows from the boot sectors that lie where it says") {
  const TargetFolder folder;
  const sample::MbrLayout layout = {1, {{0x07, 256, 512}}, {{0x07, 2048, 512}}, 4096};
  const UniqueFd fd = make_disk(folder.at("disk.img"), layout);
  SECTION("NTFS, FAT and exFAT") {
    const auto boot_sector = GENERATE(boot_sector_of("NTFS", 4096), boot_sector_of("FAT32", 4096),
                                      boot_sector_of("exFAT", 4096));
    put(fd.get(), 256 * 4096, boot_sector);
    const auto target = open(folder);
    REQUIRE(target->volumes().size() == 2);
    CHECK(target->volumes()[0].offset_bytes == 256 * 4096);
    CHECK(target->volumes()[0].size_bytes == 512 * 4096);
    CHECK(target->volumes()[1].offset_bytes == 2048 * 4096);
    CHECK(target->notices().empty());
  }
  SECTION("the link of an extended partition alone") {
    CHECK(open(folder)->volumes().at(1).offset_bytes == 2048 * 4096);
  }
  SECTION("a boot sector for the other size is none") {
    put(fd.get(), 2047 * 4096, std::string(512, '\0'));  // the link
    put(fd.get(), 256 * 4096, boot_sector_of("NTFS", 512));
    CHECK(open(folder)->volumes().at(0).offset_bytes == 256 * 512);
  }
  SECTION("both sizes fit: the usual one is taken, and it is said") {
    put(fd.get(), 256 * 4096, boot_sector_of("NTFS", 4096));
    put(fd.get(), 256 * 512, boot_sector_of("NTFS", 512));
    const auto target = open(folder);
    CHECK(target->volumes().at(0).offset_bytes == 256 * 512);
    REQUIRE_FALSE(target->notices().empty());
    CHECK_THAT(target->notices()[0], Contains("not certain where the partitions lie"));
  }
}

TEST_CASE("a partition beyond the end of the disk is listed with that problem") {
  const TargetFolder folder;
  make_disk(folder.at("disk.img"), {1, {{0x07, 2048, 4096}, {0x07, 60000, 0xFFFFFFF0}}});
  const auto target = open(folder);
  REQUIRE(target->volumes().size() == 2);
  CHECK_THAT(target->volumes()[1].problem, Contains("beyond the end"));
  CHECK(target->volumes()[1].access == nullptr);
}

TEST_CASE("a partition of a dynamic disk is known as one") {
  const TargetFolder folder;
  make_disk(folder.at("disk.img"), {1, {{0x42, 2048, 4096}}});
  const auto target = open(folder);
  CHECK(target->volumes().at(0).is_dynamic);
  CHECK_THAT(target->volumes().at(0).problem, Contains("dynamic disk"));
}

TEST_CASE("several disks are one target: volumes and notices of all, each with its disk") {
  const TargetFolder folder;
  make_disk(folder.at("a.img"), {1, {{0x07, 2048, 4096}}});
  make_disk(folder.at("b.img"), {2, {{0x07, 2048, 4096}, {0x07, 4096, 4096}}});
  const std::vector<std::string> paths = {folder.at("a.img"), folder.at("b.img")};
  const auto target = Target::open(paths).value();
  REQUIRE(target->disks().size() == 2);
  CHECK(target->disks()[1].signature == 2U);
  REQUIRE(target->volumes().size() == 3);
  CHECK(target->volumes()[0].disk == 0);
  CHECK(target->volumes()[2].disk == 1);
  REQUIRE(target->notices().size() == 1);
  CHECK(target->notices()[0].starts_with(paths[1] + ": "));
  CHECK(describe_volume(*target, target->volumes()[2]) == "volume 2 of " + paths[1]);
  CHECK(target->path() == paths[0] + ", " + paths[1]);
}

TEST_CASE("a disk that is named twice is refused, by another name, too") {
  const TargetFolder folder;
  make_disk(folder.at("a.img"), {1, {{0x07, 2048, 4096}}});
  std::filesystem::create_symlink(folder.at("a.img"), folder.at("again.img"));
  const std::vector<std::string> paths = {folder.at("a.img"), folder.at("again.img")};
  const auto target = Target::open(paths);
  REQUIRE_FALSE(target);
  CHECK(target.error().kind == ErrorKind::bad_use);
  CHECK_THAT(target.error().message, Contains("named twice"));
}
