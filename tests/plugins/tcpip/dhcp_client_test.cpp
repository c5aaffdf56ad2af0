#include "plugins/tcpip/model/dhcp_client.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::tcpip;
using Catch::Contains;

TEST_CASE("why there is no lease follows from what dhcpcd said last") {
  const std::string asking = "v0: soliciting a DHCP lease\n";
  CHECK_THAT(why_no_lease(asking, 30), Contains("No DHCP server answered within 30 seconds"));
  const std::string offered = asking + "v0: offered 10.7.0.54 from 10.7.0.1\n";
  CHECK_THAT(why_no_lease(offered, 30), Contains("10.7.0.54") && Contains("not confirm"));
  CHECK_THAT(why_no_lease(offered + "v0: NAK: from 10.7.0.1\n", 30), Contains("refused"));
  CHECK_THAT(why_no_lease(offered + "v0: DAD detected 10.7.0.54\n", 30), Contains("Another device") && Contains("10.7.0.54"));
}
