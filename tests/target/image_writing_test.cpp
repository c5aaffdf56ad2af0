// Write sessions on the sample disk, checked with ntfs-3g's own tools.
#include <catch2/catch.hpp>
#include <fcntl.h>

#include <algorithm>

#include "host/target/loop_device.hpp"
#include "tests/sample/run_program.hpp"
#include "tests/target/bytes.hpp"
#include "tests/target/journal_pages.hpp"
#include "tests/target/sample_image.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

constexpr const char* k_file = "Windows/win.ini";
constexpr const char* k_original = "; for 16-bit app support\r\n";

VolumeAccess& eleven(Target& target) { return *target.volumes().at(1).access; }

std::unique_ptr<WriteSession> begin(Target& target) {
  auto session = eleven(target).begin_write({"a test"});
  if (!session) throw std::runtime_error(session.error().message);
  return std::move(*session);
}

void write_file(Target& target, const std::string& path, const std::string& content) {
  auto session = begin(target);
  {
    auto file = session->open_file(path, true).value();
    REQUIRE(file->write_at(0, bytes_of(content)));
    REQUIRE(file->sync());
  }
  REQUIRE(session->finish());
}

std::string with_slashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

// Runs a program of ntfs-3g on the volume's range.
void run_on_volume(const SampleImage& image, const std::string& program) {
  const auto target = image.open();
  const Volume& volume = target->volumes().at(1);
  const UniqueFd disk(::open(image.path().c_str(), O_RDWR | O_CLOEXEC));
  const auto device = LoopDevice::attach(disk.get(), volume.offset_bytes, volume.size_bytes, LoopMode::read_write);
  REQUIRE(device);
  REQUIRE(sample::run_program({program, device->path()}));
}

LoopDevice attach(const SampleImage& image) {
  const auto target = image.open();
  const Volume& volume = target->volumes().at(1);
  const UniqueFd disk(::open(image.path().c_str(), O_RDWR | O_CLOEXEC));
  return LoopDevice::attach(disk.get(), volume.offset_bytes, volume.size_bytes, LoopMode::read_write).value();
}

// By ntfs-3g's own tools: the journal is file 2.
void put_journal(const SampleImage& image, JournalPage page) {
  const LoopDevice device = attach(image);
  const TargetFolder folder;
  static_cast<void>(output_of("ntfscat -i 2 " + device.path() + " > " + folder.at("journal")));
  std::string journal = folder.get("journal");
  page.journal_bytes = journal.size();
  const auto start = journal_start(page, page);
  REQUIRE(journal.size() > start.size());
  std::ranges::transform(start, journal.begin(), [](std::byte byte) { return std::to_integer<char>(byte); });
  folder.put("journal", journal);
  REQUIRE(sample::run_program({"ntfscp", "-f", "-i", device.path(), folder.at("journal"), "2"}));
}

std::string ntfs_3g_says(const SampleImage& image) {
  const LoopDevice device = attach(image);
  return output_of("unshare --mount sh -c 'ntfs-3g -o rw,norecover " + device.path() + " /mnt && umount /mnt' 2>&1");
}

}  // namespace

TEST_CASE("ntfscat reads what a session wrote, and the original from the backup") {
  const SampleImage image;
  std::string backup;
  const auto target = image.open();
  auto session = begin(*target);
  backup = session->back_up("windows/WIN.INI").value();
  {
    auto file = session->open_file(k_file, false).value();
    REQUIRE(file->write_at(0, bytes_of("[changed]")));
    REQUIRE(file->resize(9));
    REQUIRE(file->sync());
  }
  CHECK(text_of(eleven(*target).read_file(k_file, 100).value()) == "[changed]");  // during the session
  REQUIRE(session->finish());
  CHECK(text_of(eleven(*target).read_file(k_file, 100).value()) == "[changed]");  // and after it
  backup = with_slashes(backup);
  CHECK(image.ntfscat(target->volumes().at(1), k_file) == "[changed]");
  CHECK(image.ntfscat(target->volumes().at(1), backup) == k_original);
}

TEST_CASE("a backup has its original's rights, and the backup folder is for administrators") {
  const SampleImage image;
  const auto target = image.open();
  auto session = begin(*target);
  const std::string hive = with_slashes(session->back_up("Windows/System32/config/SAM").value());
  const std::string text = with_slashes(session->back_up(k_file).value());
  REQUIRE(session->finish());
  const Volume& volume = target->volumes().at(1);
  CHECK(image.rights(volume, text) == image.rights(volume, k_file));
  CHECK(image.rights(volume, hive) == image.rights(volume, "Windows/System32/config/SAM"));
  CHECK(image.rights(volume, hive) != image.rights(volume, text));
  CHECK(image.rights(volume, "Lifeboat").find("mode 0700") != std::string::npos);
}

TEST_CASE("the volume is consistent after sessions, also one that was dropped") {
  const SampleImage image;
  {
    const auto target = image.open();
    write_file(*target, "new.txt", "new");
    const auto dropped = begin(*target);
    CHECK(dropped->back_up(k_file).has_value());
  }
  CHECK_FALSE(image.is_looped());
  const auto target = image.open();
  CHECK(image.ntfscat(target->volumes().at(1), "new.txt") == "new");
  CHECK(eleven(*target).can_write());
  CHECK_NOTHROW(write_file(*target, "again.txt", "again"));
}

TEST_CASE("a backup that finds no room fails, leaves no half copy, and the original stays") {
  const SampleImage image;
  const auto target = image.open();
  const std::string big(7 << 20, 'x');  // fits the small volume once, not twice
  write_file(*target, "big.bin", big);
  {
    auto session = begin(*target);
    const auto backup = session->back_up("big.bin");
    REQUIRE_FALSE(backup);
    CHECK(backup.error().kind == ErrorKind::io);
    REQUIRE(session->finish());
  }
  const auto folders = eleven(*target).list("Lifeboat").value();
  REQUIRE(folders.size() == 1);
  CHECK(eleven(*target).resolve("Lifeboat/" + folders[0].name + "/session.txt").has_value());
  CHECK(eleven(*target).resolve("Lifeboat/" + folders[0].name + "/big.bin").error().kind == ErrorKind::not_found);
  CHECK(text_of(eleven(*target).read_file("big.bin", 1 << 24).value()) == big);
}

TEST_CASE("a hibernated Windows is not written to") {
  const SampleImage image;
  write_file(*image.open(), "hiberfil.sys", "HIBR and a whole session");
  const std::string before = image.sha256();
  const auto target = image.open();
  const auto refused = eleven(*target).begin_write({"a test"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::refused);
  CHECK(refused.error().message.find("hibernated") != std::string::npos);
  CHECK_FALSE(eleven(*target).can_write());
  CHECK(image.sha256() == before);
}

TEST_CASE("a resumed hibernation does not stand in the way") {
  const SampleImage image;
  const auto target = image.open();
  write_file(*target, "hiberfil.sys", std::string(4096, '\0'));
  CHECK(eleven(*target).can_write());
}

TEST_CASE("a volume that Windows wants to check is not written to") {
  const SampleImage image;
  run_on_volume(image, "ntfsfix");  // schedules the check
  const std::string before = image.sha256();
  const auto target = image.open();
  const auto refused = eleven(*target).begin_write({"a test"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::refused);
  CHECK(refused.error().message.find("disk check") != std::string::npos);
  CHECK(target->installations().size() == 2);
  CHECK(image.sha256() == before);
}

TEST_CASE("a volume that Windows left in the middle of its work is read and not written, and ntfs-3g agrees") {
  const SampleImage image;
  const bool is_cached = GENERATE(false, true);
  put_journal(image, {.version = static_cast<std::uint16_t>(is_cached ? 2 : 1)});
  const std::string before = image.sha256();
  const auto target = image.open();
  CHECK(target->installations().size() == 2);
  const auto can = eleven(*target).can_write();
  REQUIRE_FALSE(can);
  CHECK(can.error().kind == ErrorKind::refused);
  CHECK_THAT(can.error().message, Catch::Contains(is_cached ? "hibernated" : "not shut down properly"));
  CHECK_FALSE(eleven(*target).begin_write({"a test"}));
  CHECK(image.sha256() == before);
  CHECK_THAT(ntfs_3g_says(image), Catch::Contains("unclean file system"));
}

TEST_CASE("a journal that Windows has finished does not stand in the way") {
  const SampleImage image;
  put_journal(image, {.flags = 2});
  CHECK(image.open()->volumes().at(1).access->can_write());
  write_file(*image.open(), "new.txt", "over a finished journal");
}

TEST_CASE("a second Lifeboat may read while one reads, and neither may write then") {
  const SampleImage image;
  const auto one = image.open();
  const auto two = image.open();
  CHECK(two->installations().size() == 2);
  CHECK(eleven(*one).begin_write({"a test"}).error().kind == ErrorKind::refused);
}

TEST_CASE("while one volume of a disk is still written, the end of another's session lets nobody else write") {
  const SampleImage image;
  const auto target = image.open();
  auto first = begin(*target);
  auto second = target->volumes().at(target->installations().at(1).volume).access->begin_write({"a test"});
  REQUIRE(second);
  REQUIRE(first->finish());
  CHECK_THAT(Target::open(image.path()).error().message, Catch::Contains("another Lifeboat is writing"));
  REQUIRE((*second)->finish());
  CHECK(Target::open(image.path()));
}

TEST_CASE("an image that a program has locked, as a virtual machine does, is read and not written") {
  const SampleImage image;
  const UniqueFd machine(::open(image.path().c_str(), O_RDWR | O_CLOEXEC));
  struct flock range {};
  range.l_type = F_RDLCK;
  range.l_start = 100;
  range.l_len = 1;
  REQUIRE(::fcntl(machine.get(), F_OFD_SETLK, &range) == 0);
  const auto target = image.open();
  CHECK(eleven(*target).read_file(k_file, 100));
  const auto session = eleven(*target).begin_write({"a test"});
  REQUIRE_FALSE(session);
  CHECK_THAT(session.error().message, Catch::Contains("in use by another program"));
}
