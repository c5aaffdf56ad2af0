#include "plugins/tcpip/model/change_news.hpp"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace lifeboat::tcpip {
namespace {

sdk::UniqueFd listen_to_kernel() {
  sdk::UniqueFd fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
  sockaddr_nl groups{};
  groups.nl_family = AF_NETLINK;
  groups.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
  if (fd.is_open() && ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&groups), sizeof groups) != 0) fd.reset();
  return fd;
}

sdk::UniqueFd listen_to(const std::filesystem::path& folder) {
  sdk::UniqueFd fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  const bool is_watched = fd.is_open() && ::inotify_add_watch(fd.get(), folder.c_str(), IN_MOVED_TO | IN_DELETE) >= 0;
  if (!is_watched) fd.reset();
  return fd;
}

// Both give up what is too much and say so by an error, which clears itself.
void drain(const sdk::UniqueFd& fd) {
  std::array<char, 8192> news;
  while (fd.is_open() && ::read(fd.get(), news.data(), news.size()) > 0) {
  }
}

}  // namespace

ChangeNews::ChangeNews(const StateFolder& folder) : kernel_(listen_to_kernel()), folder_(listen_to(folder.path())) {}

bool ChangeNews::wait(std::chrono::milliseconds limit, int stop) {
  std::array<pollfd, 3> waiting{{{kernel_.get(), POLLIN, 0}, {folder_.get(), POLLIN, 0}, {stop, POLLIN, 0}}};
  (void)::poll(waiting.data(), waiting.size(), static_cast<int>(limit.count()));
  drain(kernel_);
  drain(folder_);
  return waiting[2].revents == 0;
}

}  // namespace lifeboat::tcpip
