#include "plugins/tcpip/model/ip_address.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::tcpip;

namespace {

IpAddress address(const char* text) { return IpAddress::parse(text).value(); }

}  // namespace

TEST_CASE("an address is read and written in its usual form, and nothing else is one") {
  CHECK(address("10.0.0.5").text() == "10.0.0.5");
  CHECK(address("2001:DB8:0::7").text() == "2001:db8::7");
  for (const char* text : {"", "10.1", "10.0.0.256", "010.0.0.1x", "1.2.3.4 ", "fe80::1%eth0", "host", "1.2.3.4/24"}) {
    INFO(text);
    CHECK_FALSE(IpAddress::parse(text));
  }
  CHECK_FALSE(IpAddress::parse(std::string_view("10.0.0.5\0x", 10)));
  CHECK(IpAddress::of_ipv4(0x0A000005) == address("10.0.0.5"));
  CHECK(address("10.0.0.5").ipv4() == 0x0A000005);
}

TEST_CASE("link-local, loopback and unspecified addresses are not global") {
  for (const char* text : {"169.254.7.7", "127.0.0.1", "0.0.0.0", "fe80::1", "febf::1", "::1", "::"}) {
    INFO(text);
    CHECK_FALSE(address(text).is_global());
  }
  for (const char* text : {"10.0.0.5", "169.253.0.1", "fd00::1", "fec0::1", "2001:db8::1"}) {
    INFO(text);
    CHECK(address(text).is_global());
  }
}

TEST_CASE("an address with a prefix knows who is in its network") {
  const Prefixed network = Prefixed::parse("10.0.4.5/22").value();
  CHECK(network.text() == "10.0.4.5/22");
  CHECK(network.contains(address("10.0.7.255")));
  CHECK_FALSE(network.contains(address("10.0.8.0")));
  CHECK_FALSE(network.contains(address("::10.0.4.1")));
  CHECK(Prefixed::parse("10.0.0.5/32")->contains(address("10.0.0.5")));
  CHECK_FALSE(Prefixed::parse("10.0.0.5/32")->contains(address("10.0.0.4")));
  CHECK(Prefixed::parse("fd00::1/64")->contains(address("fd00::ffff")));
  for (const char* text : {"10.0.0.5", "10.0.0.5/", "10.0.0.5/33", "10.0.0.5/-1", "/24", "10.0.0.5/24 "}) {
    INFO(text);
    CHECK_FALSE(Prefixed::parse(text));
  }
}

TEST_CASE("a mask is a length or four numbers whose ones stand together") {
  CHECK(parse_mask("255.255.255.0") == 24U);
  CHECK(parse_mask("/24") == 24U);
  CHECK(parse_mask("24") == 24U);
  CHECK(parse_mask("255.255.255.255") == 32U);
  CHECK(parse_mask("0.0.0.0") == 0U);
  for (const char* text : {"", "/", "/33", "255.0.255.0", "0.255.255.255", "255.255.255", "fe80::"}) {
    INFO(text);
    CHECK_FALSE(parse_mask(text));
  }
  for (unsigned length = 0; length <= 32; ++length) CHECK(parse_mask(mask_text(length)) == length);
}
