// Which disks a machine has, on a sysfs made up; and what a machine's disks are as one target, on images in their place.
#include "host/target/machine_disks.hpp"

#include <catch2/catch.hpp>

#include "host/target/target.hpp"
#include "tests/target/target_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::target;
using namespace lifeboat::testing;
using Catch::Matchers::Contains;

namespace {

class Sysfs : public TargetFolder {
 public:
  void add(const std::string& name, const std::string& size = "2048\n") const {
    put("block/" + name + "/size", size);
    put("block/" + name + "/device/model", "made up\n");
  }
  [[nodiscard]] std::vector<std::string> disks() const { return machine_disks(path()); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a machine's disks come in the kernel's order, kind by kind") {
  const Sysfs sysfs;
  for (const char* name : {"sdaa", "nvme10n1", "sdb", "nvme2n1", "sda", "cciss!c0d0", "vda"}) sysfs.add(name);
  CHECK(sysfs.disks() == Names{"/dev/cciss/c0d0", "/dev/nvme2n1", "/dev/nvme10n1", "/dev/sda", "/dev/sdb", "/dev/sdaa",
                               "/dev/vda"});
}

TEST_CASE("what is no disk of its own is left out") {
  const Sysfs sysfs;
  sysfs.add("sda");
  sysfs.add("sdb", "0\n");  // a reader without a card
  sysfs.add("sr0");
  sysfs.add("fd0");
  sysfs.add("nvme0c0n1");  // one of two paths to a disk
  sysfs.put("block/nvme0c0n1/hidden", "1\n");
  for (const char* name : {"loop0", "dm-0", "md127", "ram0", "zram0"}) sysfs.put(std::string("block/") + name + "/size", "2048\n");
  CHECK(sysfs.disks() == Names{"/dev/sda"});
}

TEST_CASE("a machine without disks, and one without sysfs, has none") {
  const Sysfs sysfs;
  CHECK(sysfs.disks().empty());
  CHECK(machine_disks(sysfs.at("nowhere")).empty());
}

TEST_CASE("no more disks are listed than a target can hold") {
  const Sysfs sysfs;
  for (std::size_t i = 0; i <= k_max_disks; ++i) sysfs.add("nvme" + std::to_string(i) + "n1");
  CHECK(sysfs.disks().size() == k_max_disks);
}

TEST_CASE("a machine without any disk says that a driver may be missing") {
  const auto target = Target::open_machine({});
  REQUIRE_FALSE(target);
  CHECK(target.error().kind == ErrorKind::not_found);
  CHECK_THAT(target.error().message, Contains("driver"));
}

TEST_CASE("of several disks the one that cannot be opened is a notice, and the others are there") {
  const TargetFolder folder;
  folder.put("windows/Windows/win.ini", "");
  folder.put("blank.img", std::string(1 << 20, '\0'));
  const std::vector<std::string> disks = {folder.at("blank.img"), folder.at("windows")};
  const auto target = Target::open_machine(disks).value();
  REQUIRE(target->notices().size() == 1);
  CHECK_THAT(target->notices()[0], Contains("blank.img has no partition table"));
  REQUIRE(target->disks().size() == 1);
  CHECK(target->disks()[0].path == folder.at("windows"));
}

TEST_CASE("a machine whose only disk cannot be opened says why") {
  const TargetFolder folder;
  folder.put("blank.img", std::string(1 << 20, '\0'));
  const std::string disk = folder.at("blank.img");
  CHECK_THAT(Target::open_machine(std::span(&disk, 1)).error().message, Contains("has no partition table"));
}
