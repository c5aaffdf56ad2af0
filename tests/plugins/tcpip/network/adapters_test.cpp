// The list of adapters follows what happens to real ones.
#include <catch2/catch.hpp>

#include "plugins/tcpip/model/change_news.hpp"
#include "tests/plugins/tcpip/network/network_world.hpp"

using namespace lifeboat::tcpip;
using namespace lifeboat::tcpip::test;

TEST_CASE("an adapter has name, hardware address, driver, addresses, gateways, and loopback is none") {
  NetworkWorld world;
  world.on_pc({"ip", "link", "set", "v0", "address", "02:00:00:00:00:07", "up"});
  world.on_pc({"ip", "address", "add", "10.7.0.200/24", "dev", "v0"});
  world.on_pc({"ip", "address", "add", "fd00:7::9/64", "dev", "v0", "nodad"});
  world.on_pc({"ip", "route", "add", "default", "via", "10.7.0.9", "metric", "200"});
  world.on_pc({"ip", "route", "add", "default", "via", "10.7.0.1", "metric", "100"});
  world.on_pc({"ip", "link", "set", "lo", "up"});
  const auto adapters = read_adapters(world.folder).value();
  REQUIRE(adapters.size() == 1);
  const Adapter& adapter = adapters.front();
  CHECK(adapter.name == "v0");
  CHECK(adapter.mac == "02:00:00:00:00:07");
  CHECK(adapter.driver == "veth");
  CHECK(adapter.addresses.front().address.text() == "10.7.0.200/24");
  CHECK(adapter.addresses.front().is_lasting);
  REQUIRE(adapter.gateways.size() == 2);
  CHECK(adapter.gateways.front().text() == "10.7.0.1");
  CHECK(adapter.origin == Origin::other_fixed);
  CHECK(is_in_use_by_others(adapter));
  CHECK(state_of(adapter) == AdapterState::connected);
}

TEST_CASE("an adapter with nothing but link-local addresses is in nobody's use") {
  NetworkWorld world;
  world.on_pc({"ip", "link", "set", "v0", "up"});
  world.on_pc({"ip", "address", "add", "169.254.3.3/16", "dev", "v0"});
  REQUIRE(becomes_true([&] { return world.adapter().addresses.size() == 2; }));
  CHECK_FALSE(has_global_address(world.adapter()));
  CHECK_FALSE(is_in_use_by_others(world.adapter()));
  CHECK(state_of(world.adapter()) == AdapterState::no_address);
}

TEST_CASE("a cable that is taken out and put back is news, and shows") {
  NetworkWorld world;
  world.on_pc({"ip", "link", "set", "v0", "up"});
  REQUIRE(becomes_true([&] { return world.adapter().has_carrier; }));
  ChangeNews news(world.folder);
  const auto follows = [&](bool has_carrier) {
    return becomes_true([&] { return news.wait(std::chrono::seconds(10)) && world.adapter().has_carrier == has_carrier; });
  };
  world.on_router({"ip", "link", "set", "v1", "down"});
  CHECK(follows(false));
  CHECK(state_of(world.adapter()) == AdapterState::no_cable);
  world.on_router({"ip", "link", "set", "v1", "up"});
  CHECK(follows(true));
}

TEST_CASE("a part of a bridge has no address of its own, and is in use all the same: nothing is started on it") {
  NetworkWorld world;
  world.serve_dhcp();
  world.on_pc({"ip", "link", "add", "br0", "type", "bridge"});
  world.on_pc({"ip", "link", "set", "v0", "up", "master", "br0"});
  CHECK(world.adapter().used_by == "br0");
  CHECK(is_in_use_by_others(world.adapter()));
  const auto started = world.lifeboat({"tcpip", "start"});
  CHECK(started.exit_code == 1);
  CHECK_THAT(started.output, Catch::Contains("v0 is a part of br0"));
  CHECK(world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.5/24"}).exit_code == 3);
  CHECK_FALSE(world.is_dhcpcd_running());
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Catch::Contains("inet "));
}

TEST_CASE("an address that others add to an adapter of ours makes it theirs, too: it is not taken away") {
  NetworkWorld world;
  REQUIRE(world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.5/24"}).exit_code == 0);
  CHECK_FALSE(is_in_use_by_others(world.adapter()));
  world.on_pc({"ip", "address", "add", "172.16.5.5/24", "dev", "v0"});
  CHECK(is_in_use_by_others(world.adapter()));
  const auto set = world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.6/24"});
  CHECK(set.exit_code == 3);
  CHECK_THAT(set.errors, Catch::Contains("172.16.5.5"));
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), Catch::Contains("172.16.5.5/24") && Catch::Contains("10.7.0.5/24"));
}
