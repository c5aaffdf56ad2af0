// DHCP from the command line to the wire and back: dnsmasq answers, `ip` and the server's own books are believed.
#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <sstream>

#include "plugins/tcpip/model/network_start.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"
#include "tests/plugins/tcpip/network/network_world.hpp"

using namespace lifeboat::tcpip;
using namespace lifeboat::tcpip::test;
using Catch::Contains;

namespace {

std::vector<nlohmann::json> lines_of(const std::string& output) {
  std::vector<nlohmann::json> lines;
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

std::string listing(const char* folder) { return lifeboat::e2e::run({"ls", "-la", "--full-time", folder}).output; }

}  // namespace

TEST_CASE("a DHCP server gives address, gateway and DNS, and the machine's own files stay as they are") {
  NetworkWorld world;
  world.serve_dhcp();
  const std::string etc_before = lifeboat::e2e::read_text("/etc/resolv.conf"), var_before = listing("/var/lib/dhcpcd");
  const auto started = world.lifeboat({"tcpip", "start", "--json"});
  INFO(started.output << started.errors);
  REQUIRE(started.exit_code == 0);
  const auto lines = lines_of(started.output);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == nlohmann::json{{"adapter", "v0"}, {"state", "carrier"}, {"reason", ""}, {"address", ""}});
  CHECK(lines[1].at("state") == "asking");
  CHECK(lines[2].at("state") == "bound");

  const std::string address = lines[2].at("address");
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), Contains("inet " + address + "/24"));
  CHECK_THAT(world.on_pc({"ip", "route"}), Contains("default via 10.7.0.1 dev v0"));
  CHECK_THAT(lifeboat::e2e::read_text(world.place.path() / "leases"), Contains(address));
  CHECK_THAT(world.resolv_conf(), Contains("nameserver 10.7.0.1\nnameserver 9.9.9.9\n"));
  CHECK(lifeboat::e2e::read_text("/etc/resolv.conf") == etc_before);
  CHECK(listing("/var/lib/dhcpcd") == var_before);

  const auto shown = nlohmann::json::parse(world.lifeboat({"tcpip", "show", "--json"}).output).at("adapters");
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].at("configured") == "dhcp");
  CHECK(shown[0].at("dhcp_server") == "10.7.0.1");
  CHECK(shown[0].at("gateways") == nlohmann::json{"10.7.0.1"});

  // A second start finds it done; stop gives the lease back.
  CHECK(world.lifeboat({"tcpip", "start"}).exit_code == 0);
  CHECK(world.lifeboat({"tcpip", "stop"}).exit_code == 0);
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Contains("inet "));
  CHECK_THAT(lifeboat::e2e::read_text(world.place.path() / "leases"), !Contains(address));
  CHECK_FALSE(world.is_dhcpcd_running());
  CHECK_THAT(world.resolv_conf(), !Contains("nameserver"));
  CHECK(world.lifeboat({"tcpip", "stop"}).exit_code == 1);
}

TEST_CASE("no DHCP server: the reason is said, no link-local IPv4 address and no dhcpcd are left") {
  NetworkWorld world;
  const auto started = world.lifeboat({"tcpip", "start", "--timeout", "3"});
  INFO(started.output << started.errors);
  CHECK(started.exit_code == 1);
  CHECK_THAT(started.output, Contains("v0: No DHCP server answered within 3 seconds."));
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Contains("inet "));
  CHECK_FALSE(world.is_dhcpcd_running());
}

TEST_CASE("an adapter without a cable, and a computer without an adapter: exit code 1 and the reason") {
  NetworkWorld world;
  world.on_router({"ip", "link", "set", "v1", "down"});
  const auto without_cable = world.lifeboat({"tcpip", "start"});
  CHECK(without_cable.exit_code == 1);
  CHECK_THAT(without_cable.output, Contains("v0: No network cable is connected"));
  CHECK(world.lifeboat({"tcpip", "start", "--adapter", "v7"}).exit_code == 1);
  world.on_pc({"ip", "link", "delete", "v0"});
  const auto without_adapter = world.lifeboat({"tcpip", "start", "--json"});
  CHECK(without_adapter.exit_code == 1);
  REQUIRE(lines_of(without_adapter.output).size() == 1);
  CHECK(lines_of(without_adapter.output)[0].at("state") == "failed");
  CHECK(lines_of(without_adapter.output)[0].at("reason").get<std::string>().size() > 20);
}

TEST_CASE("an adapter that has an address already is left alone to the byte, and that is said") {
  NetworkWorld world;
  world.serve_dhcp();
  world.on_pc({"ip", "address", "add", "10.7.0.200/24", "dev", "v0"});
  world.on_pc({"ip", "link", "set", "v0", "up"});
  world.on_pc({"ip", "route", "add", "default", "via", "10.7.0.1"});
  REQUIRE(becomes_true([&] { return world.adapter().addresses.size() == 2 && world.adapter().addresses[1].is_usable(); }));
  const std::string before = world.addresses_and_routes();
  const auto started = world.lifeboat({"tcpip", "start"});
  CHECK(started.exit_code == 0);
  CHECK_THAT(started.output, Contains("10.7.0.200") && Contains("left alone"));
  CHECK(world.addresses_and_routes() == before);
  const auto set = world.lifeboat({"tcpip", "set", "--adapter", "v0", "--address", "10.7.0.5/24"});
  CHECK(set.exit_code == 3);
  CHECK_THAT(set.errors, Contains("10.7.0.200") && Contains("left alone"));
  CHECK(world.lifeboat({"tcpip", "set", "--adapter", "v0", "--dhcp"}).exit_code == 3);
  CHECK(world.lifeboat({"tcpip", "stop"}).exit_code == 1);
  CHECK(world.addresses_and_routes() == before);
}

TEST_CASE("an adapter in use that may be touched goes over to DHCP, and its old address goes") {
  NetworkWorld world;
  world.serve_dhcp();
  world.on_pc({"ip", "address", "add", "10.7.0.200/24", "dev", "v0"});
  world.on_pc({"ip", "link", "set", "v0", "up"});
  const StateFolder folder = StateFolder::open(world.folder.path()).value();
  StartRequest request;
  request.may_touch_used = true;
  request.dhcp = {LIFEBOAT_BINARY_DIR "/plugins/tcpip/lifeboat-dhcp", resolv_conf_file(folder, false)};
  std::vector<StartNews> told;
  CHECK(start_network(folder, request, {[&](const StartNews& news) { told.push_back(news); }}).value());
  CHECK(told.back().phase == StartPhase::bound);
  CHECK(told.back().address != "10.7.0.200");
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Contains("10.7.0.200"));
}

TEST_CASE("an address that another device has already is refused, and that is the reason") {
  NetworkWorld world;
  world.serve({"--dhcp-range=10.7.0.50,10.7.0.50,2m"});
  world.on_router({"ip", "address", "add", "10.7.0.50/32", "dev", "lo"});
  const auto started = world.lifeboat({"tcpip", "start", "--timeout", "8"});
  INFO(started.output << lifeboat::e2e::read_text(world.folder.file("v0", "log")));
  CHECK(started.exit_code == 1);
  CHECK_THAT(started.output, Contains("Another device already uses the address 10.7.0.50"));
  CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Contains("inet "));
}

TEST_CASE("where only a router answers, its IPv6 address is the address") {
  NetworkWorld world;
  world.serve({"--dhcp-range=fd00:7::,ra-only", "--enable-ra"});
  const auto started = world.lifeboat({"tcpip", "start", "--json", "--timeout", "15"});
  INFO(started.output << started.errors);
  CHECK(started.exit_code == 0);
  CHECK_THAT(lines_of(started.output).back().at("address").get<std::string>(), Catch::StartsWith("fd00:7::"));
}

TEST_CASE("a start tells how it goes while it runs, and ends its dhcpcd when it is interrupted") {
  NetworkWorld world;
  {
    const auto log = world.place.path() / "start.log";
    lifeboat::e2e::Background start({LIFEBOAT_BINARY_DIR "/bin/lifeboat", "tcpip", "start"}, log);
    REQUIRE(becomes_true([&] { return lifeboat::e2e::read_text(log).find("asking for an address") != std::string::npos; }));
    CHECK(world.is_dhcpcd_running());
    world.on_pc({"kill", "-TERM", std::to_string(start.pid())});
    CHECK(start.wait() == 1);
  }
  CHECK_FALSE(world.is_dhcpcd_running());
}

TEST_CASE("a dhcpcd that was killed left its address behind: it is ours, and asked for again or taken back") {
  NetworkWorld world;
  world.serve_dhcp();
  REQUIRE(world.lifeboat({"tcpip", "start"}).exit_code == 0);
  const std::string pid = lifeboat::e2e::read_text(world.folder.file("v0", "run") / "v0.pid");
  REQUIRE(::kill(std::stoi(pid), SIGKILL) == 0);
  REQUIRE(becomes_true([&] { return !world.is_dhcpcd_running(); }));
  REQUIRE(has_global_address(world.adapter()));
  CHECK_FALSE(is_in_use_by_others(world.adapter()));
  SECTION("asked for again") {
    CHECK(world.lifeboat({"tcpip", "start"}).exit_code == 0);
    CHECK(world.is_dhcpcd_running());
    CHECK(has_global_address(world.adapter()));
  }
  SECTION("taken back") {
    CHECK(world.lifeboat({"tcpip", "stop"}).exit_code == 0);
    CHECK_THAT(world.on_pc({"ip", "address", "show", "v0"}), !Contains("inet "));
    CHECK(world.on_pc({"ip", "route"}).empty());
  }
}
