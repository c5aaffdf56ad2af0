// The other end of the screen channel, in the hands of a test.
#pragma once

#include <fcntl.h>
#include <lifeboat/screen_channel.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "host/base/unique_fd.hpp"
#include "tests/session/sample_records.hpp"

namespace lifeboat::session {

// Far beyond what any step here takes; waiting for it means failure.
inline constexpr int k_patience_ms = 20'000;

struct Packet {
  std::vector<std::byte> bytes;
  UniqueFd fd;

  [[nodiscard]] std::uint32_t type() const { return as<lb_record_head>().type; }
  template <class Record>
  [[nodiscard]] Record as() const {
    Record record{};
    REQUIRE(bytes.size() >= sizeof record);
    std::memcpy(&record, bytes.data(), sizeof record);
    return record;
  }
};

class FakeServer {
 public:
  FakeServer() {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) == 0);
    ours_ = UniqueFd(ends[0]);
    theirs_ = UniqueFd(ends[1]);
  }

  [[nodiscard]] UniqueFd host_end() { return std::move(theirs_); }
  void hang_up() { ours_ = UniqueFd(); }

  template <class Record>
  void send(const Record& record) {
    // A host that has closed already is seen by the next `receive`.
    (void)::send(ours_.get(), &record, sizeof record, MSG_NOSIGNAL);
  }

  // The next packet; nothing when the host closed.
  [[nodiscard]] std::optional<Packet> receive() {
    pollfd waiting{ours_.get(), POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, k_patience_ms) == 1);
    Packet packet;
    packet.bytes.resize(8192);
    iovec part{packet.bytes.data(), packet.bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t count = ::recvmsg(ours_.get(), &message, MSG_CMSG_CLOEXEC);
    if (count <= 0) return std::nullopt;
    packet.bytes.resize(static_cast<std::size_t>(count));
    if (const cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
      packet.fd = UniqueFd(fd);
    }
    REQUIRE(packet.as<lb_record_head>().size == packet.bytes.size());
    return packet;
  }

  // Reads on until a record of that type comes.
  [[nodiscard]] Packet receive(std::uint32_t type) {
    while (true) {
      auto packet = receive();
      REQUIRE(packet);
      if (packet->type() == type) return std::move(*packet);
    }
  }

  [[nodiscard]] std::uint32_t receive_decision() {
    return receive(LB_RECORD_DECISION).as<lb_record_decision>().decision;
  }

  // Whether nothing but pictures comes before the host closes.
  [[nodiscard]] bool is_closed() {
    while (auto packet = receive()) {
      if (packet->type() == LB_RECORD_DECISION) return false;
    }
    return true;
  }

  [[nodiscard]] int fd() const { return ours_.get(); }

 private:
  UniqueFd ours_, theirs_;
};

// A picture as the server maps it.
class MappedPicture {
 public:
  explicit MappedPicture(const Packet& packet) : facts(packet.as<lb_record_picture>()) {
    const auto bytes = static_cast<std::size_t>(facts.stride_bytes) * facts.height;
    void* at = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, packet.fd.get(), 0);
    REQUIRE(at != MAP_FAILED);
    pixels_ = std::span(static_cast<const std::uint32_t*>(at), bytes / 4);
  }
  ~MappedPicture() { ::munmap(const_cast<std::uint32_t*>(pixels_.data()), pixels_.size_bytes()); }
  MappedPicture(const MappedPicture&) = delete;
  MappedPicture& operator=(const MappedPicture&) = delete;

  [[nodiscard]] bool is_black() const {
    return std::ranges::all_of(pixels_, [](std::uint32_t pixel) { return pixel == 0; });
  }
  [[nodiscard]] std::uint32_t at(std::uint32_t x, std::uint32_t y) const {
    return pixels_[y * (facts.stride_bytes / 4) + x];
  }

  lb_record_picture facts;

 private:
  std::span<const std::uint32_t> pixels_;
};

}  // namespace lifeboat::session
