// Block devices as targets: loop devices over an image, never a disk of this machine. A device node that no driver
// serves stands for the latter.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "host/target/drive_letters.hpp"
#include "host/target/loop_device.hpp"
#include "tests/sample/mbr_writer.hpp"
#include "tests/target/bytes.hpp"
#include "tests/target/sample_image.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;
using Catch::Matchers::Contains;

namespace {

constexpr unsigned k_major_without_driver = 240;  // for local and experimental use

LoopDevice attach(const std::string& image, LoopMode mode) {
  const UniqueFd file(::open(image.c_str(), (mode == LoopMode::read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC));
  auto device = LoopDevice::attach(file.get(), 0, 0, mode);
  if (!device) throw std::runtime_error(device.error().message);
  return std::move(*device);
}

std::string make_node(const TargetFolder& folder) {
  const std::string path = folder.at("disk");
  REQUIRE(::mknod(path.c_str(), S_IFBLK | 0600, makedev(k_major_without_driver, 0)) == 0);
  return path;
}

}  // namespace

TEST_CASE("a loop device is read as its image is, and not a byte of it changes") {
  const SampleImage image;
  const std::string before = image.sha256();
  {
    const LoopDevice device = attach(image.path(), LoopMode::read_write);
    const auto target = Target::open(device.path()).value();
    REQUIRE(target->installations().size() == 2);
    CHECK(target->installations()[0].product == "Windows 11 Pro");
    CHECK(text_of(target->volumes()[1].access->read_file("Windows/win.ini", 100).value()).starts_with("; for 16-bit"));
    CHECK(target->volumes()[1].access->can_write());
  }
  CHECK(image.sha256() == before);
  CHECK_FALSE(image.is_looped());
}

TEST_CASE("what is written through a loop device ntfscat reads from the image") {
  const SampleImage image;
  {
    const LoopDevice device = attach(image.path(), LoopMode::read_write);
    const auto target = Target::open(device.path()).value();
    auto session = target->volumes()[1].access->begin_write({"a test"});
    INFO((session ? std::string() : session.error().message));
    REQUIRE(session);
    {
      auto file = (*session)->open_file("new.txt", true).value();
      REQUIRE(file->write_at(0, bytes_of("through the device")));
      REQUIRE(file->sync());
    }
    REQUIRE((*session)->finish());
  }
  CHECK(image.ntfscat(image.open()->volumes()[1], "new.txt") == "through the device");
}

TEST_CASE("writing to a device needs a yes, a device that can be written, and that nobody else has it") {
  const SampleImage image;
  SECTION("nobody agreed") {
    const LoopDevice device = attach(image.path(), LoopMode::read_write);
    const auto target = Target::open(device.path()).value();
    CHECK(target->volumes()[1].access->begin_write({""}).error().kind == ErrorKind::refused);
  }
  SECTION("it is read-only") {
    const LoopDevice device = attach(image.path(), LoopMode::read_only);
    const auto target = Target::open(device.path()).value();
    CHECK(target->volumes()[1].access->can_write().error().kind == ErrorKind::refused);
  }
  SECTION("another Lifeboat has it open") {
    const LoopDevice device = attach(image.path(), LoopMode::read_write);
    const auto target = Target::open(device.path()).value();
    const auto other = Target::open(device.path()).value();
    CHECK_THAT(target->volumes()[1].access->begin_write({"a test"}).error().message, Contains("another Lifeboat"));
  }
  SECTION("somebody else claims it, as a mount does") {
    const LoopDevice device = attach(image.path(), LoopMode::read_write);
    const auto target = Target::open(device.path()).value();
    const UniqueFd claim(::open(device.path().c_str(), O_RDONLY | O_EXCL | O_CLOEXEC));
    REQUIRE(claim.is_open());
    const auto can = target->volumes()[1].access->can_write();
    REQUIRE_FALSE(can);
    CHECK(can.error().kind == ErrorKind::refused);
    CHECK_THAT(can.error().message, Contains("is in use"));
  }
}

TEST_CASE("a loop device and its image have one lock") {
  const SampleImage image;
  const LoopDevice device = attach(image.path(), LoopMode::read_write);
  const auto by_image = image.open();
  const auto by_device = Target::open(device.path()).value();
  const auto session = by_device->volumes()[1].access->begin_write({"a test"});
  REQUIRE_FALSE(session);
  CHECK(session.error().kind == ErrorKind::refused);
  CHECK_THAT(session.error().message, Contains("another Lifeboat has " + device.path() + " open"));
}

TEST_CASE("while a loop device is written its image cannot be opened, by another node of it neither") {
  const SampleImage image;
  const TargetFolder folder;
  const LoopDevice device = attach(image.path(), LoopMode::read_write);
  const auto target = Target::open(device.path()).value();
  const auto session = target->volumes()[1].access->begin_write({"a test"});
  REQUIRE(session);
  CHECK_THAT(Target::open(image.path()).error().message, Contains("another Lifeboat is writing"));
  struct stat facts {};
  REQUIRE(::fstat(device.fd(), &facts) == 0);
  REQUIRE(::mknod(folder.at("loop").c_str(), S_IFBLK | 0600, facts.st_rdev) == 0);
  CHECK_THAT(Target::open(folder.at("loop")).error().message, Contains("another Lifeboat is writing"));
}

TEST_CASE("an image and the loop device on it are named twice") {
  const SampleImage image;
  const LoopDevice device = attach(image.path(), LoopMode::read_write);
  const std::vector<std::string> paths = {image.path(), device.path()};
  CHECK_THAT(Target::open(paths).error().message, Contains("named twice"));
}

TEST_CASE("an image on which somebody else's loop device lies is not written") {
  const SampleImage image;
  const auto target = image.open();
  const LoopDevice foreign = attach(image.path(), LoopMode::read_write);
  loop_info64 facts{};
  REQUIRE(::ioctl(foreign.fd(), LOOP_GET_STATUS64, &facts) == 0);
  facts.lo_file_name[0] = 'x';
  REQUIRE(::ioctl(foreign.fd(), LOOP_SET_STATUS64, &facts) == 0);
  const auto session = target->volumes()[1].access->begin_write({"a test"});
  REQUIRE_FALSE(session);
  CHECK(session.error().kind == ErrorKind::refused);
  CHECK_THAT(session.error().message, Contains("the loop device " + foreign.path() + " lies on it"));
  SECTION("by the name of another loop device neither") {
    const LoopDevice own = attach(image.path(), LoopMode::read_write);
    const auto by_device = Target::open(own.path()).value();
    CHECK_THAT(by_device->volumes()[1].access->can_write().error().message, Contains(foreign.path()));
  }
}

TEST_CASE("a loop device on another device is refused: that may be a disk of this machine") {
  const SampleImage image;
  const LoopDevice below = attach(image.path(), LoopMode::read_write);
  const LoopDevice above = attach(below.path(), LoopMode::read_write);
  const auto target = Target::open(above.path());
  REQUIRE_FALSE(target);
  CHECK(target.error().kind == ErrorKind::refused);
  CHECK_THAT(target.error().message, Contains(above.path() + " lies on the device " + below.path()));
}

TEST_CASE("a loop device whose file is gone is refused") {
  const SampleImage image;
  const LoopDevice device = attach(image.path(), LoopMode::read_write);
  REQUIRE(::unlink(image.path().c_str()) == 0);
  CHECK_THAT(Target::open(device.path()).error().message, Contains("cannot be found"));
}

TEST_CASE("a disk of this machine is refused, unless it is meant") {
  const TargetFolder folder;
  const std::string path = make_node(folder);
  const auto without = Target::open(path);
  REQUIRE_FALSE(without);
  CHECK(without.error().kind == ErrorKind::refused);
  CHECK_THAT(without.error().message, Contains("only with --live"));
  const auto live = Target::open(std::span(&path, 1), {.is_live = true});
  REQUIRE_FALSE(live);  // no driver: the refusal is the kernel's own
  CHECK_THAT(live.error().message, Contains("cannot open " + path));
}

TEST_CASE("a device that is no disk stays refused, meant or not") {
  const std::string path = "/dev/zero";
  CHECK(Target::open(std::span(&path, 1), {.is_live = true}).error().kind == ErrorKind::refused);
}

TEST_CASE("an MBR counts in the sectors that the device says, where nothing on it speaks for others") {
  const TargetFolder folder;
  const UniqueFd disk(::open(folder.at("disk.img").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(disk.get(), 8 << 20) == 0);
  REQUIRE(sample::write_mbr(disk.get(), {1, {{0x07, 256, 512}}}));
  const LoopDevice device = attach(folder.at("disk.img"), LoopMode::read_only);
  REQUIRE(::ioctl(device.fd(), LOOP_SET_BLOCK_SIZE, 4096) == 0);
  CHECK(Target::open(device.path()).value()->volumes().at(0).offset_bytes == 256 * 4096);
  CHECK(Target::open(folder.at("disk.img")).value()->volumes().at(0).offset_bytes == 256 * 512);
}

TEST_CASE("an image and a loop device together are one target") {
  const SampleImage image;
  const TargetFolder folder;
  const UniqueFd disk(::open(folder.at("data.img").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(disk.get(), 8 << 20) == 0);
  REQUIRE(sample::write_mbr(disk.get(), {0x5CBEA03E, {{0x07, 2048, 4096}}}));
  const LoopDevice device = attach(folder.at("data.img"), LoopMode::read_only);
  const std::vector<std::string> paths = {device.path(), image.path()};
  const auto target = Target::open(paths).value();
  CHECK(target->disks()[0].signature == 0x5CBEA03EU);
  REQUIRE(target->installations().size() == 2);
  CHECK(target->installations()[1].volume == 3);
  CHECK(windows_letters(*target, target->installations()[1]).letter_of(3) == 'C');
}
