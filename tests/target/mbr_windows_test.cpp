// A Windows on a logical partition of a disk with an MBR: found, lettered by its own MountedDevices, written.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "host/target/drive_path.hpp"
#include "host/target/loop_device.hpp"
#include "host/target/ntfs_mount.hpp"
#include "tests/sample/hive_builder.hpp"
#include "tests/sample/mbr_writer.hpp"
#include "tests/sample/run_program.hpp"
#include "tests/sample/sample_windows.hpp"
#include "tests/sample/tree_writer.hpp"
#include "tests/target/bytes.hpp"
#include "tests/target/sample_image.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

constexpr std::uint64_t k_disk_bytes = 32 << 20;
constexpr std::uint64_t k_start = 10 << 20;  // of the logical partition
constexpr std::uint64_t k_size = 16 << 20;

sample::MbrLayout layout_of(std::uint32_t sector_bytes) {
  const auto sectors = [&](std::uint64_t bytes) { return static_cast<std::uint32_t>(bytes / sector_bytes); };
  return {0x5CBEA03E, {{0x07, sectors(1 << 20), sectors(8 << 20)}}, {{0x07, sectors(k_start), sectors(k_size)}},
          sector_bytes};
}

// C: is the logical partition, E: the primary one.
std::vector<std::byte> system_hive() {
  sample::HiveBuilder system("SYSTEM");
  system.at("Select").dword("Current", 1);
  system.at("ControlSet001");
  system.at("MountedDevices");
  system.binary("\\DosDevices\\C:", bytes_of(std::string_view("\x3e\xa0\xbe\x5c\0\0\xa0\0\0\0\0\0", 12)));
  system.binary("\\DosDevices\\E:", bytes_of(std::string_view("\x3e\xa0\xbe\x5c\0\0\x10\0\0\0\0\0", 12)));
  return system.finish().value();
}

void put_windows(int disk, const std::vector<std::byte>& system, std::uint32_t sector_bytes) {
  const sample::SampleWindows windows = sample::windows_11();
  auto files = sample::windows_files(windows).value();
  for (sample::SampleFile& file : files) {
    if (file.path == windows.config_folder + "/SYSTEM") file.bytes = system;
  }
  const auto device = LoopDevice::attach(disk, k_start, k_size, LoopMode::read_write);
  REQUIRE(device);
  REQUIRE(sample::run_program({"mkntfs", "--quiet", "--force", "--quick", "--sector-size", std::to_string(sector_bytes),
                               "--partition-start", std::to_string(k_start / sector_bytes), "--heads", "255", "--sectors-per-track", "63", device->path()}));
  auto mount = NtfsMount::mount(*device, LoopMode::read_write, -1);
  REQUIRE(mount);
  REQUIRE(sample::write_files(FileTree(mount->take_root()), files));
  REQUIRE(mount->wait_for_end());
}

std::string make_disk(const TargetFolder& folder, const std::vector<std::byte>& system,
                      std::uint32_t sector_bytes = 512) {
  const UniqueFd disk(::open(folder.at("disk.img").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(disk.get(), k_disk_bytes) == 0);
  REQUIRE(sample::write_mbr(disk.get(), layout_of(sector_bytes)));
  put_windows(disk.get(), system, sector_bytes);
  return folder.at("disk.img");
}

}  // namespace

TEST_CASE("a Windows on a logical partition is found, has its letters, and is written where a path by letter leads") {
  const TargetFolder folder;
  const std::string path = make_disk(folder, system_hive(), GENERATE(512U, 4096U));
  const auto target = Target::open(path).value();
  REQUIRE(target->installations().size() == 1);
  const Installation& windows = target->installations().front();
  CHECK(target->volumes()[windows.volume].number == 5);
  const DriveLetters letters = windows_letters(*target, windows);
  CHECK(letters.letter_of(windows.volume) == 'C');
  CHECK(letters.volume_of('E') == 0U);
  CHECK(letters.findings().empty());
  const auto place = resolve_path(letters, "C:\\Windows\\win.ini", 0).value();
  auto session = target->volumes()[place.volume].access->begin_write({"a test"}).value();
  {
    auto file = session->open_file(place.path, false).value();
    REQUIRE(file->write_at(0, bytes_of("!")));
    REQUIRE(file->sync());
  }
  REQUIRE(session->finish());
  const std::string range = folder.at("volume.img");
  static_cast<void>(output_of("dd status=none bs=512 if=" + path + " of=" + range + " skip=20480 count=32768"));
  CHECK(output_of("ntfscat " + range + " Windows/win.ini").starts_with("! for 16-bit"));
}

TEST_CASE("with a damaged SYSTEM hive a Windows still has the letter of its system root") {
  const TargetFolder folder;
  const auto target = Target::open(make_disk(folder, bytes_of(std::string(8192, 'x')))).value();
  REQUIRE(target->installations().size() == 1);
  const Installation& windows = target->installations().front();
  CHECK_FALSE(windows.problems.empty());
  const DriveLetters letters = windows_letters(*target, windows);
  CHECK(letters.letter_of(windows.volume) == 'C');
  CHECK(letters.findings().size() == 1);
}

TEST_CASE("a volume of which another partition claims a part is read and not written") {
  const TargetFolder folder;
  const std::string path = make_disk(folder, system_hive());
  const UniqueFd disk(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  sample::MbrLayout layout = layout_of(512);
  layout.primary.push_back({0x07, (k_start + k_size) / 512 - 1, 1});
  REQUIRE(sample::write_mbr(disk.get(), layout));
  const auto target = Target::open(path).value();
  REQUIRE(target->installations().size() == 1);
  VolumeAccess& volume = *target->volumes()[target->installations()[0].volume].access;
  const auto session = volume.begin_write({"a test"});
  REQUIRE_FALSE(session);
  CHECK(session.error().kind == ErrorKind::refused);
  CHECK(session.error().message.find("another partition claims a part") != std::string::npos);
}

TEST_CASE("a disk that the firmware has made a part of a RAID is read and not written") {
  const TargetFolder folder;
  const std::string path = make_disk(folder, system_hive());
  const UniqueFd disk(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  const std::string mark = "Intel Raid ISM Cfg Sig. 1.0.00";
  REQUIRE(::pwrite(disk.get(), mark.data(), mark.size(), k_disk_bytes - 1024) == static_cast<ssize_t>(mark.size()));
  const auto target = Target::open(path).value();
  REQUIRE(target->installations().size() == 1);
  REQUIRE(target->notices().size() == 1);
  CHECK(target->notices()[0].find("isw_raid_member") != std::string::npos);
  const auto session = target->volumes()[target->installations()[0].volume].access->begin_write({"a test"});
  REQUIRE_FALSE(session);
  CHECK(session.error().kind == ErrorKind::refused);
  CHECK(session.error().message.find("part of a RAID") != std::string::npos);
}
