#include "plugins/tcpip/model/lease.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace lifeboat::tcpip;

namespace {

using Variables = std::map<std::string, std::string>;

HookNews news(const Variables& variables) {
  return hook_news([&](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  });
}

// As dhcpcd 9.4.1 gives them.
Variables bound() {
  return {{"reason", "BOUND"},
          {"protocol", "dhcp"},
          {"interface", "eth0"},
          {"new_ip_address", "10.7.0.54"},
          {"new_subnet_cidr", "24"},
          {"new_routers", "10.7.0.1 10.7.0.2"},
          {"new_dhcp_server_identifier", "10.7.0.1"},
          {"new_domain_name_servers", "10.7.0.1 9.9.9.9"},
          {"new_domain_name", "shop.example"}};
}

}  // namespace

TEST_CASE("what a DHCP server gave is understood, and comes back from its file as it was") {
  const HookNews given = news(bound());
  REQUIRE(given.kind == HookNews::Kind::given);
  CHECK(given.protocol == "dhcp");
  CHECK(given.lease.address->text() == "10.7.0.54/24");
  CHECK(given.lease.gateway->text() == "10.7.0.1");
  CHECK(given.lease.server->text() == "10.7.0.1");
  CHECK(given.lease.dns.size() == 2);
  CHECK(given.lease.search == std::vector<std::string>{"shop.example"});
  CHECK(parse_lease(lease_text(given.lease)) == given.lease);
}

TEST_CASE("a lease that expired, was refused or lost its cable is lost, and so is one without an address") {
  for (const char* reason : {"EXPIRE", "NAK", "NOCARRIER", "STOP", "FAIL", "PREINIT"}) {
    INFO(reason);
    Variables variables = bound();
    variables["reason"] = reason;
    CHECK(news(variables).kind == HookNews::Kind::lost);
  }
  Variables variables = bound();
  variables["new_ip_address"] = "999.1.1.1";
  CHECK(news(variables).kind == HookNews::Kind::lost);
  variables = bound();
  variables["reason"] = "STOPPED";
  CHECK(news(variables).kind == HookNews::Kind::all_lost);
}

TEST_CASE("routers and DHCPv6 give DNS servers") {
  const HookNews router = news({{"reason", "ROUTERADVERT"},
                                {"protocol", "ra"},
                                {"nd1_rdnss1_servers", "fd00:7::53"},
                                {"nd2_rdnss1_servers", "fd00:8::53 fd00:7::53"}});
  CHECK(router.kind == HookNews::Kind::given);
  CHECK(router.lease.dns.size() == 2);
  CHECK_FALSE(router.lease.address);
  const HookNews dhcp6 = news({{"reason", "BOUND6"}, {"protocol", "dhcp6"}, {"new_dhcp6_name_servers", "fd00:7::53"}});
  CHECK(dhcp6.lease.dns.size() == 1);
  CHECK(news({{"reason", "CARRIER"}, {"protocol", "link"}}).kind == HookNews::Kind::nothing);
}

TEST_CASE("what the network wrote cannot smuggle lines into a file, nor grow without end") {
  Variables variables = bound();
  variables["new_domain_name"] = "good.example\ndns 6.6.6.6";
  variables["new_domain_search"].assign(300, 'a').append(" a.example;rm b.example");
  variables["new_domain_name_servers"] = "10.0.0.1 10.0.0.1 10.0.0.2 x 127.0.0.1 10.0.0.3 10.0.0.4";
  const Lease lease = news(variables).lease;
  CHECK(lease.search == std::vector<std::string>{"b.example", "6.6.6.6"});  // a domain, if a strange one
  CHECK(lease.dns.size() == k_max_dns);
  CHECK(lease_text(lease).find("dns 6.6.6.6") == std::string::npos);
}

TEST_CASE("a lease file that is damaged gives what can still be read") {
  CHECK(parse_lease("address 10.0.0\ngateway\n\nmood blue\ndns 10.0.0.1").dns.size() == 1);
  CHECK(parse_lease("") == Lease{});
  std::string too_long(10'000, 'x');
  CHECK(parse_lease(too_long.append("\ndns 10.0.0.1")) == Lease{});
}

TEST_CASE("of the DNS servers that the network names, those that are no single computer are dropped") {
  const Lease lease = parse_lease("dns 224.0.0.251\ndns 255.255.255.255\ndns 127.0.0.1\ndns ff02::fb\ndns 10.0.0.1\n");
  REQUIRE(lease.dns.size() == 1);
  CHECK(lease.dns[0].text() == "10.0.0.1");
}
