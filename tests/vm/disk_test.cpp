// The machine's own disks: found, read, written after a yes; what was written is read by programs that are not ours.
#include <catch2/catch.hpp>

#include "tests/e2e/offline_image.hpp"
#include "tests/e2e/spooler.hpp"
#include "tests/vm/disk_copy.hpp"
#include "tests/vm/way_in.hpp"

using namespace lifeboat::vm;
using namespace lifeboat::e2e;
using Catch::Matchers::Contains;

TEST_CASE("the Windows on the machine's own disk is offered with its letters, and an edit is saved on it") {
  const DiskCopy disk;
  Machine machine({virtio_disk(disk.image())});
  CHECK_THAT(machine.sh("lifeboat target list --live"), Contains("1  /dev/vda\n"));
  CHECK_THAT(machine.try_sh("lifeboat target list --target /dev/vda").output, Contains("only with --live"));
  walk_to_installations(machine);
  choose_first_installation(machine);
  CHECK(machine.item("header/header").at("value") == "Windows 11 Pro on C:\\Windows");
  edit_spooler(machine);
  const auto rival = machine.try_sh("lifeboat regedit set --target /dev/vda --live --system 1 "
                                    "'HKLM\\SOFTWARE\\Rival' A REG_SZ b");
  CHECK(rival.exit_code == 3);
  CHECK_THAT(rival.output, Contains("another Lifeboat has /dev/vda open"));
  save(machine);
  machine.switch_off();
  check_spooler(disk.image(), "2", "4");
  CHECK(OfflineImage(disk.image(), 2).is_sound());
}

TEST_CASE("a machine without a disk goes on without an installation") {
  Machine machine({});
  walk_to_installations(machine);
  CHECK(machine.says("No disk was found in this computer"));
  CHECK(machine.item("boot/installations/system-1").is_null());
  machine.go_on_to("boot/toolset");
  CHECK(machine.says("No Windows is chosen"));
}
