#include "plugins/tcpip/model/adapter.hpp"

#include <catch2/catch.hpp>

#include "tests/plugins/tcpip/fake_network.hpp"

using namespace lifeboat::tcpip;
using lifeboat::tcpip::test::make_adapter;

TEST_CASE("an address of others counts while it is still being tried, and not when somebody else has it") {
  Adapter adapter = make_adapter("eth0", "10.0.0.5/24", Origin::other_fixed);
  AdapterAddress& address = adapter.addresses.front();
  address.is_tentative = true;
  CHECK(foreign_address(adapter) == &address);
  CHECK(global_address(adapter) == nullptr);
  CHECK_THAT(why_left_alone(adapter), Catch::Contains("10.0.0.5"));
  address.is_duplicate = true;
  CHECK(foreign_address(adapter) == nullptr);
}

TEST_CASE("an address of ours, or one for this cable alone, is nobody else's") {
  Adapter adapter = make_adapter("eth0", "10.0.0.5/24", Origin::fixed);
  adapter.addresses.front().is_ours = true;
  CHECK(foreign_address(adapter) == nullptr);
  CHECK(foreign_address(make_adapter("eth0", "169.254.1.1/16", Origin::none)) == nullptr);
}

TEST_CASE("a part of a bridge is in use, and says of what it is a part") {
  Adapter adapter = make_adapter("eth0", "", Origin::none);
  CHECK_FALSE(is_in_use_by_others(adapter));
  adapter.used_by = "br0";
  CHECK(is_in_use_by_others(adapter));
  CHECK(state_words(adapter) == "Part of br0");
  CHECK_THAT(why_left_alone(adapter), Catch::Contains("part of br0"));
}
