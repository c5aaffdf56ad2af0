// A real lifeboat-net between a host and a plug-in played by the test, and viewers on real TCP connections. Everything
// blocks until it has what it waits for; a time limit makes a missing answer a failure.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "lifeboat/screen_channel.h"
#include "plugins/remote/model/net_process.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/protocol/viewer_peer.hpp"
#include "plugins/remote/session/control_channel.hpp"
#include "plugins/remote/video/screen_decoder.hpp"

namespace lifeboat::remote::session {

inline constexpr int k_limit_ms = 20'000;

// The console's half: a picture in a memfd, and the records that a host sends and gets.
class FakeHost {
 public:
  FakeHost(int fd, int width, int height);
  ~FakeHost();

  void send_picture();
  void send_damage(std::uint64_t input_id = 0);
  void decide(std::uint32_t session, std::uint32_t decision);
  // The next record of that type; others are skipped. Throws when the channel ends or the time is over.
  template <class Record>
  Record expect(std::uint32_t type);

  // 32 bits a pixel, width * height.
  [[nodiscard]] std::uint32_t* pixels() { return pixels_; }
  [[nodiscard]] std::size_t size_bytes() const { return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4; }
  void paint(std::uint32_t seed);
  void hang_up();

 private:
  std::vector<std::byte> next(int within_ms);
  int fd_, memory_, width_, height_;
  std::uint32_t* pixels_ = nullptr;
  std::uint64_t sequence_ = 0;
};

template <class Record>
Record FakeHost::expect(std::uint32_t type) {
  while (true) {
    const auto bytes = next(k_limit_ms);
    lb_record_head head{};
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.type != type) continue;
    Record record;
    if (bytes.size() != sizeof record) throw std::runtime_error("a record of the wrong size");
    std::memcpy(&record, bytes.data(), sizeof record);
    return record;
  }
}

class Net {
 public:
  explicit Net(NetOptions options = {});
  // Waits for a status in that phase.
  [[nodiscard]] StatusRecord wait_for(Phase phase);
  void order(Order order, const std::string& address = {});
  [[nodiscard]] FakeHost& host() { return *host_; }
  void close_control() { process_.reset(); }

 private:
  std::optional<NetProcess> process_;
  std::unique_ptr<FakeHost> host_;
};

// A technician without a window.
class TestViewer {
 public:
  TestViewer(std::uint16_t port, protocol::ViewerCredentials credentials, const std::string& from = "127.0.0.1");
  ~TestViewer();

  // Until the handshake is over, either way; whether it succeeded.
  [[nodiscard]] bool connect();
  // The next message of that kind; ScreenUpdates on the way are applied and acknowledged. Throws when there is none.
  template <class Kind>
  Kind expect();
  // Applies updates until the console says that the picture is exact.
  void wait_for_exact_picture();
  void send(const protocol::Message& message);
  // Until the connection ends.
  protocol::Ending wait_for_ending();
  void cut();  // as a pulled cable that TCP notices

  [[nodiscard]] protocol::ViewerPeer& peer() { return *peer_; }
  [[nodiscard]] const std::vector<std::uint8_t>& pixels() const { return pixels_; }
  [[nodiscard]] std::uint64_t bytes_received() const { return bytes_received_; }
  // Whether anything arrives within the time.
  [[nodiscard]] bool is_spoken_to(int within_ms);

 private:
  void step(int within_ms);
  std::optional<protocol::Message> next_message();
  void take(const protocol::Message& message);

  int socket_ = -1;
  std::unique_ptr<protocol::ViewerPeer> peer_;
  video::ScreenDecoder decoder_;
  std::vector<std::uint8_t> pixels_;
  bool is_exact_ = false;
  std::uint64_t bytes_received_ = 0;
};

template <class Kind>
Kind TestViewer::expect() {
  while (true) {
    auto message = next_message();
    if (!message) throw std::runtime_error("the connection ended before the message came");
    take(*message);
    if (const auto* found = std::get_if<Kind>(&*message)) return *found;
  }
}

[[nodiscard]] protocol::ViewerCredentials with_pass(protocol::ResumePass pass, const std::string& name);
[[nodiscard]] protocol::ViewerCredentials with_ticket(const std::string& ticket, const std::string& name = "Ana");

}  // namespace lifeboat::remote::session
