// What the page of the installations says of a disk on which none was found.
#include "host/boot/installation_limits.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <utility>

namespace {

using namespace lifeboat;

// Volumes and nothing on them.
class BareTarget final : public target::Target {
 public:
  explicit BareTarget(std::vector<target::Volume> volumes, std::vector<std::string> notices = {})
      : volumes_(std::move(volumes)), notices_(std::move(notices)) {}
  [[nodiscard]] const std::string& path() const override { return path_; }
  [[nodiscard]] const std::vector<target::Disk>& disks() const override { return disks_; }
  [[nodiscard]] std::vector<target::Volume>& volumes() override { return volumes_; }
  [[nodiscard]] std::vector<target::Installation>& installations() override { return installations_; }
  [[nodiscard]] const std::vector<std::string>& notices() const override { return notices_; }

 private:
  std::string path_ = "disk.img";
  std::vector<target::Disk> disks_{{}};
  std::vector<target::Volume> volumes_;
  std::vector<target::Installation> installations_;
  std::vector<std::string> notices_;
};

target::Volume volume(std::uint32_t number, std::uint64_t size_bytes, std::string file_system, std::string problem) {
  target::Volume made;
  made.number = number;
  made.size_bytes = size_bytes;
  made.file_system = std::move(file_system);
  made.problem = std::move(problem);
  return made;
}

}  // namespace

TEST_CASE("where no Windows was found, partitions that nobody could look into are told, the largest first") {
  std::vector<target::Volume> volumes = {volume(1, 100, "vfat", "Lifeboat reads NTFS volumes only"),
                                         volume(2, 16, "", "it holds no file system that Lifeboat knows"),
                                         volume(3, 9000, "BitLocker", "it is locked by BitLocker"),
                                         volume(4, 500, "ntfs", "")};
  volumes[2].partition_name = "Basic data partition";
  registry::RegistryService service;
  const toolset::Selection selection(std::make_unique<BareTarget>(std::move(volumes)), "", service);
  CHECK(boot::limits_of(selection, std::nullopt, 9) ==
        std::vector<std::string>{"Basic data partition: it is locked by BitLocker",
                                 "Partition 2: it holds no file system that Lifeboat knows"});
  CHECK(boot::limits_of(selection, std::nullopt, 1).size() == 1);
}

TEST_CASE("a disk that could not be opened is told before partitions that could not be read") {
  registry::RegistryService service;
  const toolset::Selection selection(
      std::make_unique<BareTarget>(std::vector{volume(1, 16, "", "it holds no file system that Lifeboat knows")},
                                   std::vector<std::string>{"/dev/sdb cannot be read"}),
      "", service);
  CHECK(boot::limits_of(selection, std::nullopt, 9) ==
        std::vector<std::string>{"/dev/sdb cannot be read", "Partition 1: it holds no file system that Lifeboat knows"});
}
