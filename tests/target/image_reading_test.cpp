// Reading the sample disk: everything is found, and not a byte of it changes.
#include <catch2/catch.hpp>
#include <unistd.h>

#include <fstream>

#include "host/target/target_list.hpp"
#include "tests/target/bytes.hpp"
#include "tests/target/sample_image.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

TEST_CASE("listing and reading leave the image's bytes as they were") {
  const SampleImage image;
  const std::string before = image.sha256();
  {
    const auto target = image.open();
    CHECK_FALSE(list_as_text(*target, environment_letters(*target)).empty());
    VolumeAccess& volume = *target->volumes().at(1).access;
    CHECK(volume.list("Windows/System32/config").value().size() == 15);
    CHECK(volume.read_file("windows/system32/config/system", 1 << 24).has_value());
    CHECK(volume.can_write());
  }
  CHECK(image.sha256() == before);
  CHECK_FALSE(image.is_looped());
}

TEST_CASE("both installations of the sample disk are found with their facts") {
  const SampleImage image;
  const auto target = image.open();
  REQUIRE(target->volumes().size() == 3);
  CHECK(target->volumes()[0].file_system == "vfat");
  CHECK(target->volumes()[1].label == "Windows 11");
  REQUIRE(target->installations().size() == 2);
  const Installation& eleven = target->installations()[0];
  CHECK(eleven.product == "Windows 11 Pro");
  CHECK(eleven.display_version == "23H2");
  CHECK(eleven.build == "22631.3007");
  CHECK(eleven.architecture == "x64");
  CHECK(eleven.control_set == "ControlSet001");
  const Installation& ten = target->installations()[1];
  CHECK(ten.product == "Windows 10 Home");
  CHECK(ten.system_root == "\\WINDOWS");
  CHECK(ten.config_folder == "WINDOWS/system32/Config");
  CHECK(ten.control_set == "ControlSet002");
  CHECK(eleven.problems.empty());
  CHECK(ten.problems.empty());
}

TEST_CASE("names in other alphabets are read from NTFS, in any case") {
  const SampleImage image;
  const auto target = image.open();
  VolumeAccess& volume = *target->volumes().at(1).access;
  CHECK(volume.resolve("users/ΕΛΈΝΗ/ntuser.dat").value() == "Users/Ελένη/NTUSER.DAT");
}

TEST_CASE("an image that cannot be written can be read, and says why it cannot be written") {
  const SampleImage image;
  const auto target = image.open();
  // Root may write to any file, so the file itself has to be immutable; not every file system can do that.
  if (::system(("chattr +i " + image.path() + " 2>/dev/null").c_str()) != 0) {
    WARN("chattr +i does not work here");
    return;
  }
  const auto can = target->volumes().at(1).access->can_write();
  CHECK(::system(("chattr -i " + image.path()).c_str()) == 0);
  REQUIRE_FALSE(can);
  CHECK(can.error().kind == ErrorKind::refused);
}

TEST_CASE("a damaged NTFS volume is listed with its problem, the others as ever") {
  const SampleImage image;
  const auto offset = image.open()->volumes().at(1).offset_bytes;
  {
    std::fstream file(image.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(offset + 4 * 4096));  // where mkntfs puts the file table
    file << std::string(64 * 1024, 'x');
  }
  const auto target = image.open();
  CHECK_FALSE(target->volumes().at(1).problem.empty());
  CHECK(target->volumes().at(1).access == nullptr);
  REQUIRE(target->installations().size() == 1);
  CHECK(target->installations()[0].product == "Windows 10 Home");
}
