// The page on a ui that draws nothing and a network in memory.
#include <catch2/catch.hpp>

#include "plugins/tcpip/tcpip_tool.hpp"
#include "tests/plugins/fakes/fake_host.hpp"
#include "tests/plugins/fakes/fake_ui.hpp"
#include "tests/plugins/tcpip/fake_network.hpp"

using namespace lifeboat;
using namespace lifeboat::tcpip;
using tcpip::test::make_adapter;

namespace {

struct World {
  World() {
    network.now.adapters = {make_adapter("eth0", "", Origin::none), make_adapter("eth1", "10.0.0.5/24", Origin::dhcp),
                            make_adapter("eth2", "192.168.9.9/24", Origin::other_fixed)};
    draw();
  }
  void draw() {
    ui.frame([&](sdk::Ui& page) { tool.frame(page); });
  }
  void press(const std::string& item) {
    ui.presses.insert(item);
    draw();
    draw();
  }
  void type(const std::string& item, const std::string& text) {
    ui.typing[item] = text;
    draw();
    draw();
  }
  void select(int row) {
    ui.events["adapters"].select = row;
    draw();
    draw();
  }
  [[nodiscard]] bool can(const std::string& item) const {
    return ui.items.contains(item) && !ui.disabled_items.contains(item);
  }

  lifeboat::testing::FakeHost host;
  lifeboat::testing::FakeUi ui;
  std::unique_ptr<tcpip::test::FakeNetwork> made = std::make_unique<tcpip::test::FakeNetwork>();
  tcpip::test::FakeNetwork& network = *made;
  TcpipTool tool{host.host(), std::move(made)};
};

using Asked = std::vector<std::string>;

}  // namespace

TEST_CASE("each adapter has a row with its state in words and a symbol, and who gave the address") {
  World world;
  world.network.now.adapters[0].has_carrier = false;
  world.draw();
  const auto& rows = world.ui.tables.at("adapters");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].cells == Asked{"eth0", "No cable", ""});
  CHECK(rows[1].cells == Asked{"eth1", "Connected, 10.0.0.5", "DHCP, from 10.0.0.1"});
  CHECK(rows[0].icon != rows[1].icon);
}

TEST_CASE("without an adapter the page says why and what can be done, and offers nothing else") {
  World world;
  world.network.now = {{}, {}, "No network adapter was found in this computer."};
  world.draw();
  CHECK(world.ui.shows("No network adapter was found"));
  CHECK(world.ui.shows("Load Drivers"));
  CHECK(world.ui.items.empty());
}

TEST_CASE("Apply with DHCP asks for an address, and the page tells what came of it") {
  World world;
  world.press("apply");
  CHECK(world.network.asked == Asked{"dhcp eth0"});
  CHECK(world.ui.shows("eth0 has the address 10.0.0.77."));
  world.network.refusal = "No DHCP server answered within 30 seconds.";
  world.press("apply");
  CHECK(world.ui.shows("eth0: No DHCP server answered"));
}

TEST_CASE("while a change is under way the form takes nothing, its progress is shown, and it can be cancelled") {
  World world;
  world.host.jobs.is_held = true;
  world.press("apply");
  CHECK_FALSE(world.can("apply"));
  CHECK_FALSE(world.can("static"));
  CHECK(world.can("work/cancel"));
  world.press("work/cancel");
  world.host.jobs.run();
  world.draw();
  CHECK(world.ui.shows("Cancelled."));
  CHECK(world.can("apply"));
}

TEST_CASE("a static address is checked as it is typed, and applied by Enter once it is right") {
  World world;
  world.press("static");
  CHECK_FALSE(world.can("apply"));
  world.type("address", "10.0.0.9");
  world.type("gateway", "10.0.1.1");
  world.type("mask", "/24");
  CHECK(world.ui.shows("not in the network of 10.0.0.9/24"));
  CHECK_FALSE(world.can("apply"));
  CHECK(world.network.asked.empty());
  world.type("gateway", "10.0.0.1");
  CHECK(world.can("apply"));
  CHECK(world.network.asked == Asked{"static eth0 10.0.0.9/24"});
  CHECK(world.ui.shows("eth0 has the address 10.0.0.9."));
}

TEST_CASE("the form shows what the adapter has, and what was typed stays while its addresses change") {
  World world;
  world.select(1);
  CHECK(world.can("renew"));
  world.press("static");
  CHECK(world.ui.inputs.at("address") == "10.0.0.5");
  CHECK(world.ui.inputs.at("mask") == "255.255.255.0");
  CHECK(world.ui.inputs.at("dns-2") == "9.9.9.9");
  world.type("dns-1", "1.1.1.1");
  world.network.now.adapters[1].addresses.clear();
  world.draw();
  CHECK(world.ui.inputs.at("dns-1") == "1.1.1.1");
  CHECK(world.ui.inputs.at("address") == "10.0.0.5");
}

TEST_CASE("Renew asks DHCP anew") {
  World world;
  world.select(1);
  world.press("renew");
  CHECK(world.network.asked == Asked{"dhcp eth1"});
}

TEST_CASE("an adapter over which others work is changed only after a yes") {
  World world;
  world.select(2);
  world.press("dhcp");
  world.press("apply");
  CHECK(world.network.asked.empty());
  CHECK(world.ui.shows("eth2 works with the address 192.168.9.9"));
  world.press("question/cancel");
  CHECK_FALSE(world.ui.items.contains("question/ok"));
  CHECK(world.network.asked.empty());
  world.press("apply");
  world.press("question/ok");
  CHECK(world.network.asked == Asked{"dhcp eth2 allowed"});
}

TEST_CASE("in the recovery environment itself there is no question") {
  World world;
  world.network.live = true;
  world.select(2);
  world.press("dhcp");
  world.press("apply");
  CHECK(world.network.asked == Asked{"dhcp eth2"});
}

TEST_CASE("an adapter that is pulled out takes its row with it, and another one is selected") {
  World world;
  world.select(1);
  world.network.now.adapters.erase(world.network.now.adapters.begin() + 1);
  world.draw();
  CHECK(world.ui.table_facts.at("adapters").selected == 0);
}

TEST_CASE("an adapter that is a part of a bridge is changed only after the same question, without an address, too") {
  World world;
  world.network.now.adapters[0].used_by = "br0";
  world.draw();
  world.select(0);
  world.press("apply");
  CHECK(world.network.asked.empty());
  world.press("question/ok");
  CHECK(world.network.asked == Asked{"dhcp eth0 allowed"});
}
