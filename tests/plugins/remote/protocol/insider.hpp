// A viewer that knows the ticket and keeps to the handshake, but says what it likes afterwards.
#pragma once

#include <utility>

#include "plugins/remote/protocol/tls_engine.hpp"
#include "plugins/remote/protocol/viewer_handshake.hpp"

namespace lifeboat::remote::protocol::test {

class Insider {
 public:
  explicit Insider(ViewerCredentials credentials) : handshake_(std::move(credentials)) {}

  // Until the handshake is done.
  void enter(Peer& console, TimePoint now) {
    for (int i = 0; i < 4 && !is_open_; ++i) {
      exchange(console, now);
      if (engine_->state() != TlsState::open) continue;
      if (!has_begun_) engine_->send(handshake_.begin(engine_->channel_binding()).reply, pending_);
      has_begun_ = true;
      take_frames(now);
    }
  }
  void say(std::span<const std::uint8_t> plaintext, Peer& console, TimePoint now) {
    engine_->send(plaintext, pending_);
    exchange(console, now);
  }
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void exchange(Peer& console, TimePoint now) {
    engine_->take_output(pending_);
    console.receive(std::exchange(pending_, {}), now);
    const std::vector<std::uint8_t> back(console.output().begin(), console.output().end());
    console.wrote(back.size());
    engine_->receive(back, heard_);
  }
  void take_frames(TimePoint now) {
    const HandshakeFrame frame = first_handshake_frame(heard_);
    if (frame.progress != FrameProgress::complete) return;
    const HandshakeStep step = handshake_.take(frame.type, frame.payload, now);
    heard_.erase(heard_.begin(), heard_.begin() + static_cast<std::ptrdiff_t>(frame.consumed));
    engine_->send(step.reply, pending_);
    is_open_ = step.authenticated.has_value();
  }

  TlsContext context_ = viewer_tls_context().value();
  std::unique_ptr<TlsEngine> engine_ = TlsEngine::connect(context_.get()).value();
  ViewerHandshake handshake_;
  std::vector<std::uint8_t> pending_, heard_;
  bool has_begun_ = false, is_open_ = false;
};

}  // namespace lifeboat::remote::protocol::test
