// Drivers that the recovery system lacks, from a stick: of an adapter, and of a disk's controller. The network after that.
#include <catch2/catch.hpp>

#include "tests/vm/disk_copy.hpp"
#include "tests/vm/way_in.hpp"

using namespace lifeboat::vm;
using Catch::Matchers::Contains;

namespace {

// The page lists devices first; what fits one of them stands at the top of the files and is chosen.
void load_what_fits(Machine& machine, const std::string& driver) {
  machine.wait_until_says("No driver here fits it");
  machine.ui("set load-drivers/folder /media/stick");
  machine.click("load-drivers/look");
  machine.wait_until_says("1 driver fits");
  machine.click("load-drivers/files/" + driver + ".ko");
  machine.click("load-drivers/load");
  machine.wait_until_says("The driver " + driver + " is loaded");
}

}  // namespace

TEST_CASE("an adapter without a driver gets one from a stick, then an address, a DNS server and an entry in inv32.xml") {
  Machine machine({adapter("e1000")});
  machine.click("boot/network-yes");
  machine.go_on_to("boot/remap-yes");
  machine.wait_until_says("no driver for it is loaded");
  CHECK_THAT(machine.sh("lifeboat drivers devices"), Contains("Network") && Contains("No driver here fits it"));

  const auto stranger = machine.try_sh("lifeboat drivers load /media/stick/stranger.ko --live");
  CHECK(stranger.exit_code == 3);
  CHECK_THAT(stranger.output, Contains("Built for another kernel"));
  CHECK(machine.try_sh("lifeboat drivers load /media/stick/e1000.ko").exit_code == 3);  // not without --live

  machine.go_on_to("boot/layouts");
  machine.go_on_to("boot/load-drivers");
  machine.wait_until_enabled("boot/load-drivers");
  machine.click("boot/load-drivers");
  load_what_fits(machine, "e1000");
  CHECK_THAT(machine.sh("readlink /sys/class/net/eth0/device/driver"), Contains("/e1000"));
  CHECK_THAT(machine.sh("lifeboat drivers devices"), !Contains("Network"));

  machine.click("tabs/toolset");
  machine.wait_for("boot/installations/none");
  machine.go_on_to("boot/network");
  machine.click("boot/network");
  machine.wait_for("boot/network-yes");
  machine.click("boot/network-yes");
  machine.go_on_to("boot/remote-connection");
  machine.wait_until_says("Network: 10.0.2.15");
  CHECK(machine.sh("cat /etc/resolv.conf") == "# Written by Lifeboat: TCP/IP Config\nnameserver 10.0.2.3\n");
  CHECK_THAT(machine.sh("ip route"), Contains("default via 10.0.2.2 dev eth0"));

  machine.wait_until_enabled("boot/remote-connection");
  machine.click("boot/remote-connection");
  machine.wait_for("remote-connection/start");
  machine.click("remote-connection/start");
  machine.wait_for("remote-connection/new-ticket");
  machine.sh("until [ -e /run/lifeboat/inv32.xml ]; do sleep 0.2; done");
  CHECK_THAT(machine.sh("cat /run/lifeboat/inv32.xml"), Contains("<L P=\"49161\" N=\"10.0.2.15\"/>"));
}

TEST_CASE("a disk whose controller has no driver is found once that came from a stick, with all that it depends on") {
  const DiskCopy disk;
  Machine machine({nvme_disk(disk.image())});
  walk_to_installations(machine);
  CHECK(machine.says("Its controller may need a driver"));
  machine.wait_until_enabled("boot/load-drivers");
  machine.click("boot/load-drivers");
  load_what_fits(machine, "nvme");
  machine.click("tabs/toolset");
  machine.wait_for("boot/rescan");
  machine.click("boot/rescan");
  machine.wait_for("boot/installations/system-1");
  choose_first_installation(machine);
  CHECK(machine.item("header/header").at("value") == "Windows 11 Pro on C:\\Windows");
}
