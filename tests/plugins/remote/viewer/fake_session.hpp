// A session without a network: a picture in memory, and a list of what was sent.
#pragma once

#include <vector>

#include "plugins/remote/viewer/remote_session.hpp"

namespace lifeboat::remote::viewer {

class FakeSession final : public RemoteSession {
 public:
  explicit FakeSession(screen::Size size)
      : size_(size), pixels_(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height), 0x336699) {
    now.state = SessionState::open;
    now.address = "10.5.14.52";
    now.encoder = "openh264";
  }

  [[nodiscard]] SessionStatus status() const override { return now; }
  [[nodiscard]] TrafficFigures traffic() const override { return {}; }
  [[nodiscard]] screen::PixelView picture() const override {
    return {reinterpret_cast<const std::byte*>(pixels_.data()), size_, static_cast<std::size_t>(size_.width) * 4};
  }
  [[nodiscard]] PictureChange take_change() override { return {}; }
  std::uint64_t send(protocol::Input input) override {
    sent.push_back(std::move(input));
    return sent.size();
  }
  void release_all() override { ++releases; }
  void end() override { is_ended = true; }

  SessionStatus now;
  std::vector<protocol::Input> sent;
  int releases = 0;
  bool is_ended = false;

 private:
  screen::Size size_;
  std::vector<std::uint32_t> pixels_;
};

}  // namespace lifeboat::remote::viewer
