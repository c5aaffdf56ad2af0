#include "plugins/remote/protocol/address.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::remote::protocol;

namespace {

Source source(const std::string& text) { return source_of(text).value(); }

bool allows(const std::string& rule, const std::string& address) {
  return is_within(*parse_address(address), parse_allow_rule(rule).value());
}

}  // namespace

TEST_CASE("a source is an IPv4 address or an IPv6 /64") {
  CHECK(source("192.0.2.7") == source("192.0.2.7"));
  CHECK(source("192.0.2.7") != source("192.0.2.8"));
  CHECK(source("::ffff:192.0.2.7") == source("192.0.2.7"));
  CHECK(source("2001:db8::1") == source("2001:db8::ffff:1"));
  CHECK(source("2001:db8::1") != source("2001:db8:0:1::1"));
  CHECK(source("fe80::1%eth0") == source("fe80::2"));
  CHECK(source("::1") != source("127.0.0.1"));
  for (const char* text : {"", "here", "192.0.2", "192.0.2.256", "1:2:3", "192.0.2.7 "}) {
    CHECK_FALSE(source_of(std::string(text)).is_ok());
  }
}

TEST_CASE("a rule allows an address, or all with its first bits") {
  CHECK(allows("192.0.2.7", "192.0.2.7"));
  CHECK_FALSE(allows("192.0.2.7", "192.0.2.6"));
  CHECK(allows("10.0.0.0/8", "10.255.1.2"));
  CHECK_FALSE(allows("10.0.0.0/8", "11.0.0.1"));
  CHECK(allows("10.1.2.3/8", "10.9.9.9"));
  CHECK(allows("192.0.2.128/25", "192.0.2.200"));
  CHECK_FALSE(allows("192.0.2.128/25", "192.0.2.100"));
  CHECK(allows("0.0.0.0/0", "198.51.100.1"));
  CHECK_FALSE(allows("0.0.0.0/0", "2001:db8::1"));
  CHECK(allows("2001:db8::/32", "2001:db8:ffff::1"));
  CHECK_FALSE(allows("2001:db8::/32", "2001:db9::1"));
  CHECK(allows("::/0", "2001:db8::1"));
  CHECK(allows("192.0.2.0/24", "::ffff:192.0.2.9"));
}

TEST_CASE("a rule that is no rule is refused") {
  for (const char* text : {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "2001:db8::/129", "lan",
                           "fe80::1%eth0/64"}) {
    INFO(text);
    CHECK_FALSE(parse_allow_rule(text).is_ok());
  }
}
