#include "plugins/remote/model/addresses.hpp"

#include <catch2/catch.hpp>

using lifeboat::remote::reachable_addresses;
using Addresses = std::vector<std::string>;

TEST_CASE("addresses: IPv4 comes first, in the interfaces' order") {
  CHECK(reachable_addresses({"2001:db8::7", "10.5.14.52", "2001:db8::8", "192.0.2.1"}) ==
        Addresses{"10.5.14.52", "192.0.2.1", "2001:db8::7", "2001:db8::8"});
}

TEST_CASE("addresses: link-local ones are left out when there is another") {
  CHECK(reachable_addresses({"169.254.7.7", "fe80::1", "10.5.14.52"}) == Addresses{"10.5.14.52"});
  CHECK(reachable_addresses({"169.254.7.7", "febf::1", "2001:db8::7"}) == Addresses{"2001:db8::7"});
}

TEST_CASE("addresses: link-local ones are shown when there is nothing else") {
  CHECK(reachable_addresses({"fe80::1", "169.254.7.7", "127.0.0.1", "::1"}) == Addresses{"169.254.7.7", "fe80::1"});
}

TEST_CASE("addresses: loopback is nobody's address") {
  CHECK(reachable_addresses({"127.0.0.1", "::1", "127.8.8.8", ""}).empty());
}
