// The page in a real console, on a real adapter, by the keyboard alone.
#include <catch2/catch.hpp>

#include "tests/e2e/console_session.hpp"
#include "tests/plugins/tcpip/network/network_world.hpp"

using namespace lifeboat::tcpip::test;
using Catch::Contains;
using lifeboat::e2e::ConsoleSession;

namespace {

void press(ConsoleSession& console, const std::string& item) {
  console.wait_for(item);
  console.tab_to(item);
  console.key("Enter");
}

}  // namespace

TEST_CASE("the page gets an address by DHCP, and sees a cable that is taken out and put back") {
  NetworkWorld world;
  world.serve_dhcp();
  ConsoleSession console({}, world.place.path());
  press(console, "toolset/tcpip-config");
  press(console, "tcpip-config/apply");
  console.wait_until_says("v0 has the address 10.7.0.");
  console.wait_until_says("DHCP, from 10.7.0.1");
  CHECK_THAT(world.resolv_conf(), Contains("nameserver 10.7.0.1"));
  world.on_router({"ip", "link", "set", "v1", "down"});
  console.wait_until_says("No cable");
  world.on_router({"ip", "link", "set", "v1", "up"});
  console.wait_until_says("Connected, 10.7.0.");
  CHECK(console.quit() == 0);
  CHECK(world.is_dhcpcd_running());  // it goes on to renew
}

TEST_CASE("the page sets a static address, and refuses one that another device has") {
  NetworkWorld world;
  world.on_pc({"ip", "link", "set", "v0", "up"});
  ConsoleSession console({}, world.place.path());
  press(console, "toolset/tcpip-config");
  press(console, "tcpip-config/static");
  console.ui({"set", "tcpip-config/mask", "255.255.255.0"});
  console.ui({"set", "tcpip-config/address", "10.7.0.1"});
  press(console, "tcpip-config/apply");
  console.wait_until_says("Another device on this network already uses 10.7.0.1");
  console.ui({"set", "tcpip-config/address", "10.7.0.9"});
  console.tab_to("tcpip-config/address");
  console.key("Enter");
  console.wait_until_says("v0 has the address 10.7.0.9.");
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), Contains("inet 10.7.0.9/24"));
}
