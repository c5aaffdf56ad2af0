// Static addresses on a real adapter, and what is left when one cannot be set.
#include <catch2/catch.hpp>

#include "plugins/tcpip/model/adapter_setup.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"
#include "tests/plugins/tcpip/network/network_world.hpp"

using namespace lifeboat::tcpip;
using namespace lifeboat::tcpip::test;
using Catch::Contains;

namespace {

StaticConfig config(const char* address, const char* gateway) {
  return {Prefixed::parse(address).value(), IpAddress::parse(gateway), {}};
}

}  // namespace

TEST_CASE("a static address with gateway and DNS is set, replaced by another, and taken back") {
  NetworkWorld world;
  const auto set = world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.5/24", "--gateway", "10.7.0.1",
                                   "--dns", "1.1.1.1,9.9.9.9"});
  INFO(set.output << set.errors);
  REQUIRE(set.exit_code == 0);
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), Contains("inet 10.7.0.5/24 brd 10.7.0.255"));
  CHECK_THAT(world.on_pc({"ip", "route"}), Contains("default via 10.7.0.1 dev v0"));
  CHECK_THAT(world.resolv_conf(), Contains("nameserver 1.1.1.1\nnameserver 9.9.9.9\n"));
  CHECK(world.adapter().origin == Origin::fixed);

  // In the same network: with the old address the kernel would take the new one, too.
  REQUIRE(world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.6/24", "--gateway", "10.7.0.2"}).exit_code == 0);
  const std::string addresses = world.on_pc({"ip", "address", "show", "v0"});
  CHECK_THAT(addresses, Contains("inet 10.7.0.6/24") && !Contains("10.7.0.5"));
  CHECK_THAT(world.on_pc({"ip", "route"}), Contains("default via 10.7.0.2") && !Contains("via 10.7.0.1 "));

  REQUIRE(world.lifeboat({"tcpip", "stop"}).exit_code == 0);
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Contains("inet "));
  CHECK(world.on_pc({"ip", "route"}).empty());
}

TEST_CASE("a gateway that the kernel refuses: the adapter is as it was, to the byte") {
  NetworkWorld world;
  const StateFolder folder = StateFolder::open(world.folder.path()).value();
  SetupRights rights;
  rights.may_touch_used = true;
  rights.resolv_conf = resolv_conf_file(folder, false);
  world.on_pc({"ip", "address", "add", "10.7.0.200/24", "dev", "v0"});
  world.on_pc({"ip", "link", "set", "v0", "up"});
  world.on_pc({"ip", "route", "add", "default", "via", "10.7.0.1", "metric", "50"});
  REQUIRE(becomes_true([&] { return world.adapter().addresses.size() == 2 && world.adapter().addresses[1].is_usable(); }));
  const std::string before = world.addresses_and_routes();

  const auto set = set_static(folder, "v0", config("10.7.0.5/24", "172.16.0.1"), rights);
  REQUIRE_FALSE(set.is_ok());
  CHECK_THAT(set.failure().message, Contains("172.16.0.1") && Contains("v0"));
  CHECK(world.addresses_and_routes() == before);
  CHECK_FALSE(folder.lease("v0", k_static));
  CHECK(world.resolv_conf().empty());

  // The other order would have worked: only the gateway was wrong.
  CHECK(set_static(folder, "v0", config("10.7.0.5/24", "10.7.0.1"), rights).is_ok());
  CHECK(world.addresses_and_routes() != before);
}

TEST_CASE("an address that another device on the cable has is refused, and nothing changes") {
  NetworkWorld world;
  world.on_pc({"ip", "link", "set", "v0", "up"});
  REQUIRE(becomes_true([&] { return !world.adapter().addresses.empty() && world.adapter().addresses[0].is_usable(); }));
  const std::string before = world.addresses_and_routes();
  const auto set = world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.1/24"});
  CHECK(set.exit_code == 3);
  CHECK_THAT(set.errors, Contains("Another device on this network already uses 10.7.0.1"));
  CHECK(world.addresses_and_routes() == before);
}

TEST_CASE("a leased address becomes static and goes back to DHCP") {
  NetworkWorld world;
  world.serve_dhcp();
  REQUIRE(world.lifeboat({"tcpip", "start"}).exit_code == 0);
  const std::string leased = global_address(world.adapter())->address.text();
  REQUIRE(world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", leased, "--gateway", "10.7.0.1"}).exit_code == 0);
  CHECK_FALSE(world.is_dhcpcd_running());
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), Contains("inet " + leased) && !Contains("dynamic"));
  CHECK_THAT(world.on_pc({"ip", "route"}), Contains("default via 10.7.0.1 dev v0 proto static") && !Contains("default via 10.7.0.1 dev v0 proto dhcp"));

  REQUIRE(world.lifeboat({"tcpip", "set", "--adapter", "v0", "--dhcp"}).exit_code == 0);
  CHECK(world.adapter().origin == Origin::dhcp);
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), Contains("dynamic"));
}

TEST_CASE("what cannot be a configuration is refused before anything is touched: exit code 2") {
  NetworkWorld world;
  const std::string before = world.addresses_and_routes();
  const auto code = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"tcpip", "set", "--adapter", "v0"});
    return world.lifeboat(options).exit_code;
  };
  CHECK(code({}) == 2);
  CHECK(code({"--address", "10.7.0.5"}) == 2);
  CHECK(code({"--address", "10.7.0.255/24"}) == 2);
  CHECK(code({"--address", "10.7.0.5/24", "--gateway", "10.8.0.1"}) == 2);
  CHECK(code({"--address", "10.7.0.5/24", "--dns", "1.1.1.1,2.2.2.2,3.3.3.3"}) == 2);
  CHECK(code({"--address", "10.7.0.5/24", "--dhcp"}) == 2);
  CHECK(world.lifeboat({"tcpip", "start", "--timeout", "soon"}).exit_code == 2);
  CHECK(world.addresses_and_routes() == before);
}
