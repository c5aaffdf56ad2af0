#include "host/ui/line_channel.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace lifeboat::ui {
namespace {

constexpr std::size_t k_chunk_bytes = 65536;

void watch(int epoll_fd, int operation, int fd, std::uint32_t events) {
  epoll_event wanted{};
  wanted.events = events;
  wanted.data.fd = fd;
  ::epoll_ctl(epoll_fd, operation, fd, &wanted);
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

LineChannel::LineChannel(UniqueFd fd, int epoll_fd, std::size_t max_line_bytes)
    : fd_(std::move(fd)), epoll_fd_(epoll_fd), max_line_bytes_(max_line_bytes) {
  watch(epoll_fd_, EPOLL_CTL_ADD, fd_.get(), EPOLLIN);
}

void LineChannel::read() {
  std::array<char, k_chunk_bytes> chunk{};
  while (!is_closed_ && !is_too_long()) {
    const ssize_t count = ::recv(fd_.get(), chunk.data(), chunk.size(), 0);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && would_block()) return;
    if (count <= 0) {
      is_closed_ = true;
      return;
    }
    received_.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

std::optional<std::string> LineChannel::next_line() {
  const auto end = received_.find('\n');
  if (is_closed_ || is_too_long() || end == std::string::npos) return std::nullopt;
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 1);
  return line;
}

void LineChannel::send(std::string_view line) {
  to_send_ += line;
  to_send_ += '\n';
  flush();
}

void LineChannel::flush() {
  while (!to_send_.empty()) {
    const ssize_t count = ::send(fd_.get(), to_send_.data(), to_send_.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && would_block()) break;
    if (count < 0) {
      is_closed_ = true;
      to_send_.clear();
      return;
    }
    to_send_.erase(0, static_cast<std::size_t>(count));
  }
  watch(epoll_fd_, EPOLL_CTL_MOD, fd_.get(), to_send_.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT);
}

bool send_line(int fd, std::string_view line) {
  std::string rest(line);
  rest += '\n';
  while (!rest.empty()) {
    const ssize_t count = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    rest.erase(0, static_cast<std::size_t>(count));
  }
  return true;
}

std::string receive_line(int fd, std::size_t max_bytes) {
  std::string line;
  std::array<char, k_chunk_bytes> chunk{};
  while ((line.empty() || line.back() != '\n') && line.size() < max_bytes) {
    const ssize_t count = ::recv(fd, chunk.data(), chunk.size(), 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    line.append(chunk.data(), static_cast<std::size_t>(count));
  }
  return line;
}

}  // namespace lifeboat::ui
