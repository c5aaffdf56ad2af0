// libnl's objects as owners, and a connection to rtnetlink(7). One connection belongs to one thread.
#pragma once

#include <netlink/cache.h>
#include <netlink/netlink.h>
#include <netlink/object.h>
#include <netlink/route/addr.h>
#include <netlink/route/link.h>
#include <netlink/route/route.h>

#include <memory>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

template <auto Free>
struct NlFree {
  template <class T>
  void operator()(T* object) const { Free(object); }
};

using NlSocket = std::unique_ptr<nl_sock, NlFree<&nl_socket_free>>;
using NlCache = std::unique_ptr<nl_cache, NlFree<&nl_cache_free>>;
using NlAddress = std::unique_ptr<nl_addr, NlFree<&nl_addr_put>>;
using RtLink = std::unique_ptr<rtnl_link, NlFree<&rtnl_link_put>>;
using RtAddress = std::unique_ptr<rtnl_addr, NlFree<&rtnl_addr_put>>;
using RtRoute = std::unique_ptr<rtnl_route, NlFree<&rtnl_route_put>>;

// Calls `use` with each object of the cache.
template <class T, class Use>
void for_each(const NlCache& cache, Use use) {
  for (nl_object* each = nl_cache_get_first(cache.get()); each != nullptr; each = nl_cache_get_next(each)) {
    use(reinterpret_cast<T*>(each));
  }
}

// `error` is libnl's, below zero.
[[nodiscard]] inline sdk::Failure netlink_failure(const std::string& what, int error) {
  return {LB_REFUSED, say(sdk::tr("{}: the system refused it: {}"), what, nl_geterror(error))};
}

[[nodiscard]] inline sdk::Outcome<NlSocket> connect_netlink() {
  NlSocket socket(nl_socket_alloc());
  const int error = socket ? nl_connect(socket.get(), NETLINK_ROUTE) : -NLE_NOMEM;
  if (error < 0) return netlink_failure(sdk::tr("The list of network adapters"), error);
  return socket;
}

}  // namespace lifeboat::tcpip
