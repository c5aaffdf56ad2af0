#include "plugins/tcpip/model/static_config.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::tcpip;
using Catch::Contains;

namespace {

StaticFields fine() { return {"192.168.0.10", "255.255.255.0", "192.168.0.1", "192.168.0.1", "9.9.9.9"}; }

}  // namespace

TEST_CASE("a whole configuration is understood, with spaces around and the mask in either form") {
  StaticFields fields = fine();
  fields.address = " 192.168.0.10 ";
  fields.mask = "/24";
  const StaticConfig config = understand(fields).value();
  CHECK(config.address.text() == "192.168.0.10/24");
  CHECK(config.gateway->text() == "192.168.0.1");
  CHECK(config.dns.size() == 2);
  CHECK(fields_of(config) == fine());
}

TEST_CASE("gateway and DNS may be left out, address and mask may not, and nobody is scolded before typing") {
  CHECK(understand({"10.0.0.5", "8", "", "", ""}).is_ok());
  CHECK(check({}).first().empty());
  CHECK_FALSE(check({}).is_fine());
  CHECK_FALSE(check({"10.0.0.5", "", "", "", ""}).is_fine());
  CHECK_THAT(understand({"10.0.0.5", "", "", "", ""}).failure().message, Contains("mask"));
}

TEST_CASE("each field that is wrong says why, in its own place") {
  StaticFields fields = fine();
  const auto wrong = [&](std::string StaticFields::*field, const char* text) {
    fields = fine();
    fields.*field = text;
    return check(fields);
  };
  CHECK_THAT(wrong(&StaticFields::address, "192.168.0").address, Contains("not an IPv4 address"));
  CHECK_THAT(wrong(&StaticFields::address, "fd00::1").address, Contains("not an IPv4 address"));
  CHECK_THAT(wrong(&StaticFields::address, "192.168.0.0").address, Contains("network itself"));
  CHECK_THAT(wrong(&StaticFields::address, "192.168.0.255").address, Contains("broadcast"));
  CHECK_THAT(wrong(&StaticFields::address, "127.0.0.5").address, Contains("127"));
  CHECK_THAT(wrong(&StaticFields::address, "0.1.2.3").address, Contains("begins with 0"));
  CHECK_THAT(wrong(&StaticFields::address, "224.0.0.5").address, Contains("single computer"));
  CHECK_THAT(wrong(&StaticFields::mask, "255.0.255.0").mask, Contains("not a mask"));
  CHECK_THAT(wrong(&StaticFields::mask, "0").mask, Contains("whole internet"));
  CHECK_THAT(wrong(&StaticFields::gateway, "192.168.1.1").gateway, Contains("not in the network"));
  CHECK_THAT(wrong(&StaticFields::gateway, "192.168.0.10").gateway, Contains("another computer"));
  CHECK_THAT(wrong(&StaticFields::gateway, "192.168.0.255").gateway, Contains("broadcast"));
  CHECK_THAT(wrong(&StaticFields::dns_1, "dns.example").dns_1, Contains("not an address"));
  CHECK_THAT(wrong(&StaticFields::dns_2, "0.0.0.0").dns_2, Contains("single computer"));
  for (const char* nobody : {"127.0.0.53", "224.0.0.251", "255.255.255.255", "::1", "ff02::fb", "fe80::1"}) {
    CHECK_THAT(wrong(&StaticFields::dns_1, nobody).dns_1, Contains("single computer"));
  }
  CHECK(wrong(&StaticFields::dns_2, "fd00::53").is_fine());
  CHECK(check(fine()).is_fine());
}

TEST_CASE("networks of two addresses have neither a network nor a broadcast address") {
  CHECK(check({"10.0.0.0", "/31", "10.0.0.1", "", ""}).is_fine());
  CHECK(check({"10.0.0.5", "/32", "", "", ""}).is_fine());
}
