#include "plugins/remote/model/address_watch.hpp"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <array>

namespace lifeboat::remote {

sdk::UniqueFd watch_addresses() {
  sdk::UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
  sockaddr_nl groups{};
  groups.nl_family = AF_NETLINK;
  groups.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
  if (fd.is_open() && ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&groups), sizeof groups) != 0) fd.reset();
  return fd;
}

// What exactly changed does not matter: the whole list is read anew. An overrun means "much" and clears itself.
void drain_address_news(int fd) {
  std::array<char, 8192> news;
  while (::recv(fd, news.data(), news.size(), MSG_DONTWAIT) > 0) {
  }
}

}  // namespace lifeboat::remote
