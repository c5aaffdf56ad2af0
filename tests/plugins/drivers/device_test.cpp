#include <catch2/catch.hpp>
#include <fstream>

#include "plugins/drivers/model/device_report.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

TEST_CASE("devices without a driver are listed, those that matter most first") {
  FakeComputer computer;
  computer.add_device("usb", "1-1:1.0", "usb:v0BDAp8153d3000dc00dsc00dp00icFFiscFFip00in00");
  computer.add_device("pci", "0000:00:03.0", k_card);
  computer.add_device("pci", "0000:00:1f.2", k_ahci);
  computer.add_device("pci", "0000:00:02.0", k_card, true);
  computer.add_device("pci", "0000:00:00.0", "pci:v00008086d000029C0sv0sd0bc06sc00i00");
  computer.add_device("platform", "pcspkr", "platform:pcspkr");
  const auto devices = devices_without_driver(computer.places());
  REQUIRE(devices.size() == 3);
  CHECK(devices[0].id == "pci/0000:00:1f.2");
  CHECK(devices[0].name == "Intel Corporation 82801IR/IO/IH SATA Controller [AHCI mode]");
  CHECK(devices[1].name == "Intel Corporation 82574L Gigabit Network Connection");
  CHECK(devices[2].name == "Realtek Semiconductor Corp. RTL8153 Gigabit Ethernet Adapter");
}

TEST_CASE("a computer without sysfs has no devices") {
  CHECK(devices_without_driver(FakeComputer().places()).empty());
}

TEST_CASE("a device that no table names is called by its numbers") {
  FakeComputer computer;
  computer.add_device("pci", "1", "pci:v0000ABCDd00000012sv0sd0bc01sc00i00");
  computer.add_device("pci", "2", "pci:v00009005d00000012sv0sd0bc01sc00i00");
  computer.add_device("vmbus", "3", "vmbus:f8615163df3e");
  const auto devices = devices_without_driver(computer.places());
  REQUIRE(devices.size() == 3);
  CHECK(devices[0].name == "Device abcd:0012 on pci");
  CHECK(devices[1].name == "Adaptec, device 9005:0012");
  CHECK(devices[2].name == "vmbus:f8615163df3e");
}

TEST_CASE("each device says why nothing drives it") {
  FakeComputer computer;
  computer.add_device("pci", "0000:00:1f.2", k_ahci);
  const auto words = [&] {
    const auto reports = report_devices(computer.places());
    REQUIRE(reports.size() == 1);
    return describe(reports[0]);
  };
  CHECK(words() == "No driver here fits it");
  computer.add_own_module("ahci", info_of("ahci", k_ahci_alias));
  computer.index();
  CHECK(words() == "Its driver ahci is here, but not loaded");
  std::ofstream(computer.root() / "modprobe.d/no.conf") << "blacklist ahci\n";
  CHECK(words() == "Its driver ahci is blacklisted here");
  computer.set_loaded("ahci");
  CHECK(words() == "Its driver ahci is loaded, but has not taken it");
}
