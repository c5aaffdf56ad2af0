// MountedDevices of real Windows. For each hive disks are made with exactly the signatures, places and GUIDs that its
// values name; the letters expected were worked out by hand from the bytes that hivexsh shows.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "host/target/drive_letters.hpp"
#include "tests/reason_to_skip.hpp"
#include "tests/registry/sample_hives.hpp"
#include "tests/sample/gpt_writer.hpp"
#include "tests/sample/mbr_writer.hpp"
#include "tests/sample/partition_guids.hpp"
#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;
using Catch::Matchers::Contains;

namespace {

constexpr std::uint64_t k_sectors = 4 << 20;  // 2 GiB, sparse

UniqueFd make_file(const std::string& path) {
  UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(fd.get(), static_cast<off_t>(k_sectors * sample::k_sector_bytes)) == 0);
  return fd;
}

void make_mbr(const std::string& path, const sample::MbrLayout& layout) {
  REQUIRE(sample::write_mbr(make_file(path).get(), layout));
}

void make_gpt(const std::string& path, std::string_view guid) {
  const sample::GptPartition efi{sample::k_type_efi, sample::k_efi_partition, u"", 2048, 2048};
  const sample::GptPartition windows{sample::k_type_basic_data, sample::guid_of(guid), u"", 4096, 4096};
  REQUIRE(sample::write_gpt(make_file(path).get(), k_sectors, sample::k_disk, {efi, windows}));
}

Installation installation_of(const std::string& hive, std::size_t volume) {
  Installation windows;
  windows.volume = volume;
  windows.windows_path = "C:\\Windows";
  windows.mounted_devices = read_mounted_devices(registry::test::open_sample(hive));
  return windows;
}

struct Row {
  char letter;
  const char* place;  // "disk/number", or a part of the reason why it is not there
};

std::string place_of(Target& target, std::optional<std::size_t> volume) {
  if (!volume) return "";
  const Volume& found = target.volumes()[*volume];
  return std::to_string(found.disk + 1) + "/" + std::to_string(found.number);
}

std::string reason_for(const DriveLetters& letters, char letter) {
  for (const std::string& finding : letters.findings()) {
    if (finding.starts_with(std::string(1, letter) + ": ")) return finding;
  }
  return {};
}

void check(Target& target, const Installation& windows, const std::vector<Row>& expected) {
  const DriveLetters letters = windows_letters(target, windows);
  for (const Row& row : expected) {
    CAPTURE(row.letter);
    const std::string place = place_of(target, letters.volume_of(row.letter));
    if (place.empty()) {
      CHECK_THAT(reason_for(letters, row.letter), Contains(row.place));
    } else {
      CHECK(place == row.place);
    }
  }
}

}  // namespace

// C: 3e a0 be 5c | 00 00 10 00 00 00 00 00 = 5cbea03e, 1,048,576 (sector 2048); A: FDC#GENERIC_FLOPPY_DRIVE…,
// D: IDE#CdRomNECVMWar…, E: USBSTOR#Disk&Ven_HP…
TEST_CASE("Windows 7: one disk with an MBR, a floppy drive, a CD drive and a USB stick") {
  const TargetFolder folder;
  make_mbr(folder.at("a.img"), {0x5CBEA03E, {{0x07, 2048, 4096}}});
  const auto target = Target::open(folder.at("a.img")).value();
  check(*target, installation_of("clean/win7/SYSTEM", 0),
        {{'A', "FDC#GENERIC_FLOPPY_DRIVE"}, {'C', "1/1"}, {'D', "IDE#CdRomNECVMWar_VMware_IDE_CDR10"},
         {'E', "USBSTOR#Disk&Ven_HP&Prod_v100w&Rev_1024"}});
}

// C: ae 46 45 df | 00 00 50 1f 00 00 00 00 = df4546ae, 525,336,576 (sector 1,026,048)
// E: ae 46 45 df | 00 00 10 00 00 00 00 00 = df4546ae, 1,048,576
// F: e5 1b 2b 00 | 00 00 10 00 00 00 00 00 = 002b1be5, 1,048,576; D: SCSI#CdRom…
TEST_CASE("Windows 10 1709: two volumes of one disk and one of another") {
  const TargetFolder folder;
  make_mbr(folder.at("a.img"), {0x002B1BE5, {{0x07, 2048, 4096}}});
  make_mbr(folder.at("b.img"), {0xDF4546AE, {{0x07, 2048, 1'024'000}, {0x07, 1'026'048, 4096}}});
  const std::string hive = "clean/win10-1709/SYSTEM";
  SECTION("both disks are there") {
    const std::vector<std::string> paths = {folder.at("a.img"), folder.at("b.img")};
    const auto target = Target::open(paths).value();
    check(*target, installation_of(hive, 2),
          {{'C', "2/2"}, {'D', "SCSI#CdRom&Ven_NECVMWar"}, {'E', "2/1"}, {'F', "1/1"}});
  }
  SECTION("the second is missing") {
    const auto target = Target::open(folder.at("b.img")).value();
    check(*target, installation_of(hive, 1),
          {{'C', "1/2"}, {'D', "SCSI#CdRom"}, {'E', "1/1"}, {'F', "signature 002b1be5, which is missing"}});
  }
  SECTION("the second is a copy of the first") {
    make_mbr(folder.at("c.img"), {0xDF4546AE, {{0x07, 2048, 1'024'000}, {0x07, 1'026'048, 4096}}});
    const std::vector<std::string> paths = {folder.at("c.img"), folder.at("b.img")};
    const auto target = Target::open(paths).value();
    check(*target, installation_of(hive, 3), {{'C', "2/2"}, {'E', "2/1"}});
  }
}

// C: "DMIO:ID:" 21 1f 93 09 af 7f a9 44 81 d8 1e 73 c1 4b 9e af; D: USBSTOR#Disk&Ven_SanDisk…, E: SCSI#CdRom&Ven_PLDS…
TEST_CASE("Windows 10 on a GPT disk, its hive not yet replayed") {
  const TargetFolder folder;
  make_gpt(folder.at("a.img"), "09931f21-7faf-44a9-81d8-1e73c14b9eaf");
  const auto target = Target::open(folder.at("a.img")).value();
  check(*target, installation_of("dirty/SYSTEM_B/SYSTEM", 1),
        {{'C', "1/2"}, {'D', "USBSTOR#Disk&Ven_SanDisk&Prod_Extreme&Rev_0001"},
         {'E', "SCSI#CdRom&Ven_PLDS&Prod_DVD-ROM_DU-8D5LH"}});
}

// C: "DMIO:ID:" 9f e3 57 6f 6f 2e 45 4b a7 52 22 51 2b d0 18 7f
TEST_CASE("a layered SYSTEM hive names the partition of its base") {
  const TargetFolder folder;
  make_gpt(folder.at("a.img"), "6f57e39f-2e6f-4b45-a752-22512bd0187f");
  const auto target = Target::open(folder.at("a.img")).value();
  check(*target, installation_of("features/System_Delta", 1), {{'C', "1/2"}});
}

TEST_CASE("a damaged SYSTEM hive gives letters as far as it goes, or none, never a failure") {
  const TargetFolder folder;
  make_mbr(folder.at("a.img"), {0x5CBEA03E, {{0x07, 2048, 4096}}});
  const auto target = Target::open(folder.at("a.img")).value();
  Installation windows;
  windows.windows_path = "C:\\Windows";
  const auto hive = registry::Hive::open(registry::test::sample("damaged/corrupted_system_hive"), "SYSTEM");
  if (hive) windows.mounted_devices = read_mounted_devices(*hive);
  CHECK(windows_letters(*target, windows).letter_of(0) == 'C');
}

std::string lifeboat::testing::reason_to_skip() {
  if (std::filesystem::exists(registry::test::hives_folder() + "/clean/win7/SYSTEM")) return {};
  return "the sample hives are not in " + registry::test::hives_folder() + " (LIFEBOAT_HIVES)";
}
