#include "plugins/tcpip/model/link_power.hpp"

#include <net/if.h>

#include "plugins/tcpip/model/netlink.hpp"

namespace lifeboat::tcpip {

sdk::Outcome<void> turn_on(const Adapter& adapter) {
  if (adapter.is_up) return {};
  auto socket = connect_netlink();
  if (!socket) return socket.failure();
  const RtLink which(rtnl_link_alloc()), change(rtnl_link_alloc());
  rtnl_link_set_ifindex(which.get(), adapter.index);
  rtnl_link_set_flags(change.get(), IFF_UP);
  const int error = rtnl_link_change(socket.value().get(), which.get(), change.get(), 0);
  if (error < 0) return netlink_failure(say(sdk::tr("Turning on {}"), adapter.name), error);
  return {};
}

}  // namespace lifeboat::tcpip
