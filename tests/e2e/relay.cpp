#include "tests/e2e/relay.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace lifeboat::e2e {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Bytes moved; 0 at the end of one side.
std::size_t move_bytes(int from, int to) {
  std::array<char, 65536> bytes;
  const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
  if (count <= 0) return 0;
  for (ssize_t sent = 0; sent < count;) {
    const ssize_t part = ::send(to, bytes.data() + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
    if (part <= 0) return 0;
    sent += part;
  }
  return static_cast<std::size_t>(count);
}

}  // namespace

Relay::Relay(std::uint16_t to_port)
    : to_port_(to_port), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), wake_(::eventfd(0, EFD_CLOEXEC)) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  const bool is_listening = ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                            ::listen(listener_, 4) == 0 &&
                            ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (!is_listening) throw std::runtime_error("the relay cannot listen");
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

void Relay::pull() {
  is_pulled_ = true;
  ::eventfd_write(wake_, 1);
}

void Relay::run() {
  while (!is_over_) {
    std::array<pollfd, 2> waiting{{{listener_, POLLIN, 0}, {wake_, POLLIN, 0}}};
    ::poll(waiting.data(), waiting.size(), -1);
    if (waiting[0].revents == 0) continue;
    const int viewer = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (viewer < 0) continue;
    forward(viewer);
    ::close(viewer);
  }
}

void Relay::forward(int viewer) {
  const int console = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(to_port_);
  const int yes = 1;
  ::setsockopt(console, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  ::setsockopt(viewer, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  bool is_up = ::connect(console, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  while (is_up && !is_over_ && !is_pulled_.exchange(false)) {
    std::array<pollfd, 3> waiting{{{viewer, POLLIN, 0}, {console, POLLIN, 0}, {wake_, POLLIN, 0}}};
    ::poll(waiting.data(), waiting.size(), -1);
    if (waiting[0].revents != 0) is_up = move_bytes(viewer, console) > 0;
    if (is_up && waiting[1].revents != 0) {
      const std::size_t count = move_bytes(console, viewer);
      bytes_from_console_ += count;
      is_up = count > 0;
    }
    eventfd_t ignored = 0;
    if (waiting[2].revents != 0) ::eventfd_read(wake_, &ignored);
  }
  ::close(console);
}

}  // namespace lifeboat::e2e
