#include "host/session/channel_socket.hpp"

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::session {
namespace {

int option(int fd, int name) {
  int value = -1;
  socklen_t size = sizeof value;
  return ::getsockopt(fd, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

}  // namespace

Result<ChannelSocket> ChannelSocket::take(UniqueFd fd) {
  if (option(fd.get(), SO_DOMAIN) != AF_UNIX || option(fd.get(), SO_TYPE) != SOCK_SEQPACKET) {
    return fail(ErrorKind::bad_use, tr("the screen is served on an AF_UNIX SOCK_SEQPACKET socket only"));
  }
  (void)::fcntl(fd.get(), F_SETFD, FD_CLOEXEC);
  return ChannelSocket(std::move(fd));
}

ChannelSocket::Sent ChannelSocket::send(std::span<const std::byte> record, int passed_fd) {
  iovec part{const_cast<std::byte*>(record.data()), record.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (passed_fd >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &passed_fd, sizeof passed_fd);
  }
  ssize_t count = -1;
  do {
    count = ::sendmsg(fd_.get(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
  } while (count < 0 && errno == EINTR);
  if (count >= 0) return Sent::yes;
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS ? Sent::full : Sent::gone;
}

ChannelSocket::Received ChannelSocket::receive(std::vector<std::byte>& packet) {
  packet.resize(k_max_packet_bytes);
  ssize_t count = -1;
  do {
    // Without room for control messages the kernel drops passed descriptors.
    count = ::recv(fd_.get(), packet.data(), packet.size(), MSG_DONTWAIT);
  } while (count < 0 && errno == EINTR);
  if (count > 0) {
    packet.resize(static_cast<std::size_t>(count));
    return Received::packet;
  }
  const bool is_empty = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  return is_empty ? Received::nothing : Received::gone;
}

void ChannelSocket::shut_down() { (void)::shutdown(fd_.get(), SHUT_RDWR); }

}  // namespace lifeboat::session
