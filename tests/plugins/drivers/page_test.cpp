// What the page shows and asks for, on a computer in a temporary folder and with a loader that only takes notes.
#include <catch2/catch.hpp>
#include <cerrno>
#include <fstream>

#include "plugins/drivers/load_drivers.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"
#include "tests/plugins/fakes/fake_host.hpp"
#include "tests/plugins/fakes/fake_ui.hpp"

using namespace lifeboat;
using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;
using lifeboat::testing::FakeHost;
using lifeboat::testing::FakeUi;

namespace {

struct World {
  void open() {
    tool.emplace(host.host(), computer.places(), loader);
    draw();
  }
  void draw() {
    ui.frame([&](sdk::Ui& page) { tool->frame(page); });
  }
  void press(const std::string& item) {
    ui.presses.insert(item);
    draw();
    draw();
  }
  void look(const std::string& folder) {
    ui.typing["folder"] = folder;
    draw();
    draw();
  }
  // A controller without a driver, and a module for it and one that is broken.
  void fill() {
    computer.add_device("pci", "0000:00:1f.2", k_ahci);
    computer.put("acme.ko", make_module(info_of("acme", k_ahci_alias)));
    computer.put("broken.ko", "x");
  }

  FakeComputer computer;
  FakeHost host;
  FakeUi ui;
  std::shared_ptr<FakeLoader> loader = std::make_shared<FakeLoader>();
  std::optional<LoadDrivers> tool;
};

}  // namespace

TEST_CASE("a computer that misses nothing says so") {
  World world;
  world.open();
  CHECK(world.ui.shows("Every device that Lifeboat knows has a driver."));
  CHECK(world.ui.disabled_items.contains("load"));
}

TEST_CASE("devices without a driver are shown with the reason") {
  World world;
  world.fill();
  world.open();
  const auto& rows = world.ui.tables.at("devices");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].id == "pci/0000:00:1f.2");
  CHECK(rows[0].cells == std::vector<std::string>{"Storage",
                                                  "Intel Corporation 82801IR/IO/IH SATA Controller [AHCI mode]",
                                                  "No driver here fits it"});
}

TEST_CASE("a folder's files are shown with symbol and words, the best is chosen") {
  World world;
  world.fill();
  world.open();
  world.look(world.computer.stick());
  const auto& rows = world.ui.tables.at("files");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].id == "acme.ko");
  CHECK(rows[0].icon == "success");
  CHECK(rows[1].icon == "error");
  CHECK(world.ui.shows("1 driver fits."));
  CHECK(world.ui.shows("Driver of acme"));
  CHECK_FALSE(world.ui.disabled_items.contains("load"));
}

TEST_CASE("a file that is no use cannot be loaded, and the button says so") {
  World world;
  world.fill();
  world.open();
  world.look(world.computer.stick());
  world.ui.events["files"].select = 1;
  world.draw();
  world.draw();
  CHECK(world.ui.shows("The file is of no use: it is not a module"));
  CHECK(world.ui.disabled_items.contains("load"));
  CHECK(world.ui.shows("This file cannot be loaded here."));
}

TEST_CASE("a module is loaded, and devices and files are looked at anew") {
  World world;
  world.fill();
  world.loader->on_load = [&] {
    world.computer.remove_device("pci", "0000:00:1f.2");
    world.computer.set_loaded("acme");
  };
  world.open();
  world.look(world.computer.stick());
  world.press("load");
  CHECK(world.loader->asked == std::vector<std::string>{"file:acme.ko"});
  CHECK(world.ui.shows("The driver acme is loaded."));
  CHECK(world.ui.shows("Look again"));
  CHECK(world.ui.shows("Every device that Lifeboat knows has a driver."));
  CHECK(world.ui.tables.at("files")[0].cells[1] == "It is loaded already");
  CHECK(world.ui.tables.at("files").size() == 2);
}

TEST_CASE("the file that was loaded stays the chosen one, wherever it stands then") {
  World world;
  world.fill();
  world.computer.put("zfs.ko", make_module(info_of("zfs")));
  world.loader->on_load = [&] { world.computer.set_loaded("acme"); };
  world.open();
  world.look(world.computer.stick());
  world.press("load");
  CHECK(world.ui.tables.at("files")[0].id == "zfs.ko");
  CHECK(world.ui.table_facts.at("files").selected == 1);
  CHECK(world.ui.shows("It is loaded already"));
}

TEST_CASE("what the kernel refuses is said in words") {
  World world;
  world.fill();
  world.loader->fails_at = "file:acme.ko";
  world.loader->error = EPERM;
  world.open();
  world.look(world.computer.stick());
  world.press("load");
  CHECK(world.ui.shows("The driver acme was not loaded: the kernel forbids it"));
  CHECK_FALSE(world.ui.disabled_items.contains("load"));
}

TEST_CASE("where nothing may be loaded the button is greyed with the reason") {
  World world;
  world.fill();
  world.loader->why_not = "This is not the recovery image: no driver is loaded here.";
  world.open();
  world.look(world.computer.stick());
  CHECK(world.ui.disabled_items.contains("load"));
  CHECK(world.ui.shows("This is not the recovery image"));
}

TEST_CASE("looking can be cancelled, and the list before stays") {
  World world;
  world.fill();
  world.open();
  world.look(world.computer.stick());
  world.host.jobs.is_held = true;
  world.look("/");
  CHECK(world.ui.shows("Looking into the folder…"));
  CHECK(world.ui.disabled_items.contains("folder"));
  CHECK(world.ui.disabled_items.contains("load"));
  world.press("cancel");
  world.host.jobs.run();
  world.draw();
  CHECK(world.ui.shows("Stopped."));
  CHECK(world.ui.tables.at("files").size() == 2);
  CHECK_FALSE(world.ui.disabled_items.contains("load"));
}

TEST_CASE("after a cancelled look, Load takes the file from the folder that is shown") {
  World world;
  world.fill();
  world.open();
  world.look(world.computer.stick());
  world.host.jobs.is_held = true;
  world.look((world.computer.root() / "hwdata").string());
  world.press("cancel");
  world.host.jobs.run();
  world.host.jobs.is_held = false;
  world.draw();
  world.press("load");
  CHECK(world.ui.shows("The driver acme is loaded."));
  CHECK(world.ui.tables.at("files").size() == 2);
}

TEST_CASE("a folder that cannot be looked into says why") {
  World world;
  world.open();
  world.look("media");
  CHECK(world.ui.shows("Type the whole path of the folder, from /."));
  world.look(world.computer.stick() + "/no");
  CHECK(world.ui.shows("cannot look into " + world.computer.stick() + "/no"));
  world.look(world.computer.stick());
  CHECK(world.ui.shows("There are no drivers in " + world.computer.stick()));
}

TEST_CASE("F5 lists the devices anew") {
  World world;
  world.open();
  world.computer.add_device("pci", "0000:00:1f.2", k_ahci);
  world.ui.keys.insert("F5");
  world.draw();
  world.draw();
  CHECK(world.ui.tables.at("devices").size() == 1);
}

TEST_CASE("a console that has no room for a job says so") {
  World world;
  world.host.jobs.start_answer = LB_REFUSED;
  world.open();
  CHECK(world.ui.shows("16 jobs"));
}

namespace {

// Two devices: nothing here fits the first; the card's driver is part of this environment, and so is another that is
// blacklisted.
struct WorldWithOwn : World {
  WorldWithOwn() {
    computer.add_device("pci", "0000:00:1f.2", k_ahci);
    computer.add_device("pci", "0000:01:00.0", k_card);
    computer.add_own_module("e1000e", info_of("e1000e", k_card_alias, "ptp"));
    computer.add_own_module("ptp", info_of("ptp"));
    computer.add_own_module("e1000old", info_of("e1000old", k_card_alias));
    std::ofstream(computer.root() / "modprobe.d/no.conf") << "blacklist e1000old\n";
    computer.index();
  }
};

}  // namespace

TEST_CASE("the driver that a device lacks is loaded from this environment, and the devices are looked at anew") {
  WorldWithOwn world;
  world.loader->on_load = [&] { world.computer.remove_device("pci", "0000:01:00.0"); };
  world.open();
  REQUIRE(world.ui.table_facts.at("devices").selected == 1);
  world.press("load-own");
  CHECK(world.loader->asked == std::vector<std::string>{"own:e1000e"});  // it takes ptp along by itself
  CHECK(world.ui.shows("The driver e1000e is loaded."));
  CHECK(world.ui.tables.at("devices").size() == 1);
  CHECK_FALSE(world.ui.items.contains("load-own"));
}

TEST_CASE("for a device that nothing here fits there is no button, and the chosen device decides") {
  WorldWithOwn world;
  world.open();
  CHECK(world.ui.items.contains("load-own"));
  world.ui.events["devices"].select = 0;
  world.draw();
  world.draw();
  CHECK(world.ui.table_facts.at("devices").selected == 0);
  CHECK_FALSE(world.ui.items.contains("load-own"));
}

TEST_CASE("outside the recovery image the button cannot be pressed and says why") {
  WorldWithOwn world;
  world.loader->why_not = "This is not the recovery image.";
  world.open();
  CHECK(world.ui.disabled_items.contains("load-own"));
  CHECK(world.ui.shows("This is not the recovery image."));
}

TEST_CASE("why the kernel did not take this environment's own driver is said") {
  WorldWithOwn world;
  world.loader->fails_at = "own:e1000e";
  world.loader->error = ENOMEM;
  world.open();
  world.press("load-own");
  CHECK(world.ui.shows("there is not enough memory"));
  CHECK_FALSE(world.ui.disabled_items.contains("load-own"));
}
