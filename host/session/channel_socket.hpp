// The host's end of the screen channel: whole records, never blocking, never a signal.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::session {

// The largest record of either direction, and some: a longer packet is seen to be too long.
inline constexpr std::size_t k_max_packet_bytes = 4096;

class ChannelSocket {
 public:
  // `bad_use` unless it is an AF_UNIX SOCK_SEQPACKET socket.
  [[nodiscard]] static Result<ChannelSocket> take(UniqueFd fd);

  enum class Sent { yes, full, gone };
  // `passed_fd`: -1 for none; it stays the caller's.
  [[nodiscard]] Sent send(std::span<const std::byte> record, int passed_fd = -1);

  enum class Received { packet, nothing, gone };
  // Descriptors that the other end passes are closed unseen.
  [[nodiscard]] Received receive(std::vector<std::byte>& packet);

  void shut_down();
  [[nodiscard]] int fd() const { return fd_.get(); }

 private:
  explicit ChannelSocket(UniqueFd fd) : fd_(std::move(fd)) {}
  UniqueFd fd_;
};

}  // namespace lifeboat::session
