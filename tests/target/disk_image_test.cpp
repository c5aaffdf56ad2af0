// Images that are none, or only half of one: a clear reason, never a crash. No root needed.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <random>

#include "host/base/unique_fd.hpp"
#include "host/target/target.hpp"
#include "tests/sample/gpt_writer.hpp"
#include "tests/sample/partition_guids.hpp"
#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;

namespace {

constexpr std::uint64_t k_sectors = 8192;

UniqueFd make_file(const std::string& path, std::uint64_t bytes) {
  UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(fd.get(), static_cast<off_t>(bytes)) == 0);
  return fd;
}

UniqueFd make_gpt(const std::string& path) {
  UniqueFd fd = make_file(path, k_sectors * sample::k_sector_bytes);
  const sample::GptPartition one{sample::k_type_basic_data, sample::k_windows_11_partition, u"Δεδομένα", 2048, 4096};
  REQUIRE(sample::write_gpt(fd.get(), k_sectors, sample::k_disk, {one}));
  return fd;
}

void wipe(int fd, std::uint64_t sector) {
  const std::array<char, 512> nothing{};
  REQUIRE(::pwrite(fd, nothing.data(), nothing.size(), static_cast<off_t>(sector * 512)) == 512);
}

Error error_of(const std::string& path) {
  auto target = Target::open(path);
  REQUIRE_FALSE(target);
  return target.error();
}

bool says(const Error& error, const char* words) { return error.message.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a partition of a GPT is listed with its name, GUID, offset and size") {
  const TargetFolder folder;
  make_gpt(folder.at("disk.img"));
  const auto target = Target::open(folder.at("disk.img")).value();
  REQUIRE(target->volumes().size() == 1);
  const Volume& volume = target->volumes().front();
  CHECK(volume.number == 1);
  CHECK(volume.partition_name == "Δεδομένα");
  CHECK(volume.partition_guid == "11fe0000-b0a7-4001-8001-000000000011");
  CHECK(volume.offset_bytes == 2048 * 512);
  CHECK(volume.size_bytes == 4096 * 512);
  CHECK(volume.access == nullptr);
  CHECK_FALSE(volume.problem.empty());
  CHECK(target->notices().empty());
}

TEST_CASE("partitions of a GPT that overlap are said") {
  const TargetFolder folder;
  const UniqueFd fd = make_file(folder.at("disk.img"), k_sectors * sample::k_sector_bytes);
  const sample::GptPartition one{sample::k_type_basic_data, sample::k_windows_11_partition, u"", 2048, 4096};
  const sample::GptPartition two{sample::k_type_basic_data, sample::k_windows_10_partition, u"", 6143, 100};
  REQUIRE(sample::write_gpt(fd.get(), k_sectors, sample::k_disk, {one, two}));
  const auto target = Target::open(folder.at("disk.img")).value();
  REQUIRE(target->notices().size() == 1);
  CHECK(target->notices()[0].find("partitions 1 and 2 overlap") != std::string::npos);
}

TEST_CASE("a partition of no sectors is not taken for all that follows") {
  const TargetFolder folder;
  const UniqueFd fd = make_file(folder.at("disk.img"), k_sectors * sample::k_sector_bytes);
  const sample::GptPartition none{sample::k_type_basic_data, sample::k_windows_11_partition, u"", 2048, 0};
  REQUIRE(sample::write_gpt(fd.get(), k_sectors, sample::k_disk, {none}));
  REQUIRE(::pwrite(fd.get(), "\xEBR\x90NTFS    ", 11, 2048 * 512) == 11);
  const auto target = Target::open(folder.at("disk.img")).value();
  REQUIRE(target->volumes().size() == 1);
  CHECK(target->volumes()[0].access == nullptr);
  CHECK(target->volumes()[0].problem == "its size is zero");
}

TEST_CASE("an empty image is damaged and says so") {
  const TargetFolder folder;
  make_file(folder.at("disk.img"), 0);
  const Error error = error_of(folder.at("disk.img"));
  CHECK(error.kind == ErrorKind::damaged);
  CHECK(says(error, "is empty"));
}

TEST_CASE("an image cut at any length is damaged, and says how much is missing where that is known") {
  const TargetFolder folder;
  const UniqueFd fd = make_gpt(folder.at("disk.img"));
  for (const off_t length : {4'194'303, 3'000'000, 1'048'576, 20'000, 17'408, 2048, 1537}) {
    CAPTURE(length);
    REQUIRE(::ftruncate(fd.get(), length) == 0);
    const Error error = error_of(folder.at("disk.img"));
    CHECK(error.kind == ErrorKind::damaged);
    CHECK(says(error, "is cut short"));
  }
  for (const off_t length : {1024, 512, 511, 1}) {
    CAPTURE(length);
    REQUIRE(::ftruncate(fd.get(), length) == 0);
    CHECK(error_of(folder.at("disk.img")).kind == ErrorKind::damaged);
  }
}

TEST_CASE("an image without a partition table is damaged") {
  const TargetFolder folder;
  make_file(folder.at("disk.img"), 1 << 20);
  CHECK(says(error_of(folder.at("disk.img")), "no partition table"));
}

TEST_CASE("an image of noise is damaged") {
  const TargetFolder folder;
  std::mt19937 random(4711);
  std::string noise(1 << 20, '\0');
  for (char& c : noise) c = static_cast<char>(random() & 0xFF);
  folder.put("disk.img", noise);
  CHECK(error_of(folder.at("disk.img")).kind == ErrorKind::damaged);
}

TEST_CASE("one damaged GPT of the two is a notice, both are damage") {
  const TargetFolder folder;
  const UniqueFd fd = make_gpt(folder.at("disk.img"));
  SECTION("the backup") {
    wipe(fd.get(), k_sectors - 1);
    const auto target = Target::open(folder.at("disk.img")).value();
    CHECK(target->volumes().size() == 1);
    REQUIRE(target->notices().size() == 1);
    CHECK(target->notices()[0].find("backup GPT") != std::string::npos);
  }
  SECTION("the first") {
    wipe(fd.get(), 1);
    const auto target = Target::open(folder.at("disk.img")).value();
    CHECK(target->volumes().size() == 1);
    CHECK(target->notices().size() == 1);
  }
  SECTION("the entries of both") {
    wipe(fd.get(), 2);
    wipe(fd.get(), k_sectors - 33);
    CHECK(says(error_of(folder.at("disk.img")), "and so is its backup"));
  }
}

TEST_CASE("an image larger than its disk is well") {
  const TargetFolder folder;
  const UniqueFd fd = make_gpt(folder.at("disk.img"));
  REQUIRE(::ftruncate(fd.get(), 8 << 20) == 0);
  const auto target = Target::open(folder.at("disk.img")).value();
  CHECK(target->volumes().size() == 1);
  CHECK(target->notices().empty());
}

TEST_CASE("devices and pipes are refused") {
  const TargetFolder folder;
  REQUIRE(::mkfifo(folder.at("pipe").c_str(), 0600) == 0);
  CHECK(error_of("/dev/null").kind == ErrorKind::refused);
  CHECK(error_of(folder.at("pipe")).kind == ErrorKind::refused);
  std::filesystem::create_symlink("/dev/zero", folder.at("disk.img"));
  CHECK(says(error_of(folder.at("disk.img")), "is neither a disk image nor a folder"));
}

TEST_CASE("an image that another Lifeboat writes to cannot be opened") {
  const TargetFolder folder;
  const UniqueFd fd = make_gpt(folder.at("disk.img"));
  REQUIRE(::flock(fd.get(), LOCK_EX) == 0);
  const Error error = error_of(folder.at("disk.img"));
  CHECK(error.kind == ErrorKind::refused);
  CHECK(says(error, "another Lifeboat is writing"));
}

TEST_CASE("a missing image is not_found") {
  CHECK(error_of("/nowhere/disk.img").kind == ErrorKind::not_found);
}
