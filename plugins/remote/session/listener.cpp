#include "plugins/remote/session/listener.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace lifeboat::remote::session {
namespace {

// Connections that wait for accept; the Lobby's slots are the real limit.
constexpr int k_backlog = 1024;

bool set_option(int fd, int level, int name, int value) {
  return ::setsockopt(fd, level, name, &value, sizeof value) == 0;
}

bool bind_ipv6(int fd, std::uint16_t port) {
  sockaddr_in6 any{};
  any.sin6_family = AF_INET6;
  any.sin6_port = htons(port);
  any.sin6_addr = in6addr_any;
  return set_option(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0) &&
         ::bind(fd, reinterpret_cast<const sockaddr*>(&any), sizeof any) == 0;
}

bool bind_ipv4(int fd, std::uint16_t port) {
  sockaddr_in any{};
  any.sin_family = AF_INET;
  any.sin_port = htons(port);
  any.sin_addr.s_addr = htonl(INADDR_ANY);
  return ::bind(fd, reinterpret_cast<const sockaddr*>(&any), sizeof any) == 0;
}

std::uint16_t bound_port(int fd) {
  sockaddr_in6 address{};
  socklen_t size = sizeof address;
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.sin6_port);  // at the same place in sockaddr_in
}

sdk::Failure failure(std::uint16_t port) {
  if (errno == EADDRINUSE) {
    return {LB_REFUSED, "Port " + std::to_string(port) + " is in use by another program on this computer."};
  }
  return {LB_REFUSED, std::string("This computer cannot listen for a connection: ") + std::strerror(errno)};
}

}  // namespace

sdk::Outcome<Listener> listen_everywhere(std::uint16_t port) {
  constexpr int k_type = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
  Listener listener{sdk::UniqueFd(::socket(AF_INET6, k_type, 0)), 0, true};
  if (!listener.fd.is_open()) listener = {sdk::UniqueFd(::socket(AF_INET, k_type, 0)), 0, false};
  const int fd = listener.fd.get();
  if (fd < 0 || !set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1)) return failure(port);
  if (!(listener.is_ipv6 ? bind_ipv6(fd, port) : bind_ipv4(fd, port))) return failure(port);
  if (::listen(fd, k_backlog) != 0) return failure(port);
  listener.port = bound_port(fd);
  return listener;
}

}  // namespace lifeboat::remote::session
