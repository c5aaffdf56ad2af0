#include "plugins/tcpip/model/resolv_conf.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/temporary_folder.hpp"

using namespace lifeboat::tcpip;
using lifeboat::testing::TemporaryFolder;

namespace {

Lease with_dns(const char* server) {
  Lease lease;
  lease.dns.push_back(IpAddress::parse(server).value());
  return lease;
}

struct World {
  TemporaryFolder place;
  StateFolder folder = StateFolder::open(place.path() / "tcpip").value();
  std::filesystem::path file = resolv_conf_file(folder, false);
  [[nodiscard]] std::string written() const { return read_small_file(file, 4096); }
  void refresh() const { refresh_resolv_conf(folder, file).value(); }
};

}  // namespace

TEST_CASE("what was set by hand counts before what DHCP gave, each server stands once, three at most") {
  World world;
  world.folder.put_lease("eth1", "static", with_dns("1.1.1.1")).value();
  world.folder.put_lease("eth0", "dhcp", with_dns("10.0.0.1")).value();
  world.folder.put_lease("eth0", "ra", with_dns("1.1.1.1")).value();
  world.refresh();
  const auto servers = parse_resolv_conf(world.written());
  REQUIRE(servers.size() == 2);
  CHECK(servers[0].text() == "1.1.1.1");
  CHECK(servers[1].text() == "10.0.0.1");
}

TEST_CASE("with the last lease our servers go, but a file of somebody else stays as it is") {
  World world;
  world.folder.put_lease("eth0", "dhcp", with_dns("10.0.0.1")).value();
  world.refresh();
  world.folder.forget("eth0", "dhcp");
  world.refresh();
  CHECK(parse_resolv_conf(world.written()).empty());
  std::ofstream(world.file) << "nameserver 8.8.8.8\n";
  world.refresh();
  CHECK(world.written() == "nameserver 8.8.8.8\n");
}

TEST_CASE("only lines that name a server's address count in a resolv.conf") {
  const auto servers = parse_resolv_conf("# nameserver 1.1.1.1\nsearch a\nnameserver\nnameserver host\n  nameserver 9.9.9.9 x\n");
  REQUIRE(servers.size() == 1);
  CHECK(servers[0].text() == "9.9.9.9");
}

TEST_CASE("a state folder that others can write to is refused") {
  const TemporaryFolder place;
  const auto folder = place.path() / "tcpip";
  REQUIRE(StateFolder::open(folder).is_ok());
  ::chmod(folder.c_str(), 0777);
  CHECK_FALSE(StateFolder::open(folder).is_ok());
  std::filesystem::remove(folder);
  std::filesystem::create_directory_symlink("/tmp", folder);
  CHECK_FALSE(StateFolder::open(folder).is_ok());
}

TEST_CASE("the state folder knows which adapters have what, whatever their names look like") {
  World world;
  for (const char* adapter : {"eth0", "br.lan", "a.dhcp"}) world.folder.put_lease(adapter, "dhcp", {}).value();
  world.folder.put_lease("eth9", "dhcp6", {}).value();
  CHECK(world.folder.adapters_with("dhcp") == std::vector<std::string>{"a.dhcp", "br.lan", "eth0"});
  CHECK(world.folder.lease("eth9", "dhcp6").has_value());
  CHECK_FALSE(world.folder.lease("eth9", "dhcp").has_value());
}
