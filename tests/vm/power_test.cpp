// Restart and shut down do what they say, not before unsaved work was asked for, and leave the disk as it was.
#include <catch2/catch.hpp>

#include "tests/e2e/offline_image.hpp"
#include "tests/vm/disk_copy.hpp"
#include "tests/vm/way_in.hpp"

using namespace lifeboat::vm;
using lifeboat::e2e::sha256;

namespace {

void press(Machine& machine, const std::string& button) {
  machine.click("header/power");
  machine.wait_for("power-question/" + button);
  machine.click("power-question/" + button);
}

}  // namespace

TEST_CASE("restart asks for unsaved work; who goes back keeps it, who discards it restarts, and the disk is as it was") {
  const DiskCopy disk;
  const std::string before = sha256(disk.image());
  Machine machine({virtio_disk(disk.image())});
  walk_to_installations(machine);
  choose_first_installation(machine);
  edit_spooler(machine);
  press(machine, "restart");
  machine.wait_for("quit-question/stay");
  machine.click("quit-question/stay");
  machine.wait_until_gone("quit-question/stay");
  CHECK(machine.says("1 unsaved change"));
  press(machine, "restart");
  machine.wait_for("quit-question/discard");
  machine.click("quit-question/discard");
  CHECK(machine.wait_for_end() == "reboot: Restarting system");
  CHECK(sha256(disk.image()) == before);
}

TEST_CASE("shut down switches the machine off") {
  Machine machine({});
  press(machine, "shut-down");
  CHECK(machine.wait_for_end() == "reboot: Power down");
}
