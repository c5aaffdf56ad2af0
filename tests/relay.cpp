#include "tests/relay.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace lifeboat::testing {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int make_socket() { return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); }

void close_pair(std::array<int, 2>& pair) {
  for (int& fd : pair) {
    if (fd >= 0) ::close(fd);
    fd = -1;
  }
}

}  // namespace

Relay::Relay(std::uint16_t to_port)
    : to_port_(to_port), listener_(make_socket()), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no relay");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

Relay::~Relay() {
  is_over_ = true;
  ::eventfd_write(wake_, 1);
  thread_.join();
  ::close(listener_);
  ::close(wake_);
}

void Relay::cut(bool for_good) {
  refuses_ = for_good;
  is_cut_ = true;
  ::eventfd_write(wake_, 1);
}

std::size_t Relay::pass(int from, int to) {
  std::array<char, 65536> bytes{};
  const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
  if (count <= 0) return 0;
  for (ssize_t sent = 0; sent < count;) {
    const ssize_t part = ::send(to, bytes.data() + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
    if (part <= 0) return 0;
    sent += part;
  }
  return static_cast<std::size_t>(count);
}

void Relay::run() {
  std::array<int, 2> pair = {-1, -1};
  while (!is_over_) {
    std::array<pollfd, 4> waiting = {pollfd{wake_, POLLIN, 0}, pollfd{listener_, POLLIN, 0},
                                     pollfd{pair[0], POLLIN, 0}, pollfd{pair[1], POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
    eventfd_t ignored = 0;
    if (waiting[0].revents != 0) ::eventfd_read(wake_, &ignored);
    if (is_cut_.exchange(false)) {
      close_pair(pair);
      continue;
    }
    bool broke = waiting[2].revents != 0 && pass(pair[0], pair[1]) == 0;
    if (!broke && waiting[3].revents != 0) {
      const std::size_t count = pass(pair[1], pair[0]);
      bytes_from_console_ += count;
      broke = count == 0;
    }
    if (broke) close_pair(pair);
    if (waiting[1].revents == 0) continue;
    close_pair(pair);
    pair = {::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC), make_socket()};
    const sockaddr_in address = loopback(to_port_);
    const bool is_through =
        !refuses_ && ::connect(pair[1], reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (!is_through) close_pair(pair);
  }
  close_pair(pair);
}

}  // namespace lifeboat::testing
