// A viewer's and a console's handshake side by side without TLS, and somebody in between who may change everything.
#pragma once

#include <catch2/catch.hpp>
#include <functional>

#include "plugins/remote/protocol/console_handshake.hpp"
#include "plugins/remote/protocol/viewer_handshake.hpp"

namespace lifeboat::remote::protocol::test {

using Payload = std::vector<std::uint8_t>;

// Knows one password, for every mode and session, and judges every confirmation.
struct FakeGate : Gate {
  Payload password{'1', '1', '8', '4', '9', '7', '5', '8', '9'};
  int judged = 0, accepted = 0;
  std::variant<Offer, Refusal> offer(Mode, const SessionId&, TimePoint) override { return Offer{password, 1}; }
  std::optional<Refusal> confirm(const Confirmation& confirmation, TimePoint) override {
    ++judged;
    if (!is_same(confirmation.expected, confirmation.received)) return Refusal{ErrorCode::auth_failed};
    ++accepted;
    return std::nullopt;
  }
};

inline ViewerCredentials ticket_credentials(std::string_view digits = "118497589") {
  ViewerCredentials credentials;
  credentials.ticket.emplace();
  std::ranges::copy(digits, credentials.ticket->data());
  credentials.name = "Ana";
  return credentials;
}

// The payload of the one frame in `bytes`, and its type.
struct OneFrame {
  HandshakeType type = HandshakeType::error;
  Payload payload;
};
inline std::optional<OneFrame> only_frame(const Payload& bytes) {
  const HandshakeFrame frame = first_handshake_frame(bytes);
  if (frame.progress != FrameProgress::complete || frame.consumed != bytes.size()) return std::nullopt;
  return OneFrame{frame.type, {frame.payload.begin(), frame.payload.end()}};
}

struct Exchange {
  // Called with each message on its way; may change type and payload.
  using Tamper = std::function<void(OneFrame&)>;

  FakeGate gate;
  ViewerHandshake viewer{ticket_credentials()};
  ConsoleHandshake console{gate, {1, 1}};
  ChannelBinding viewer_binding{}, console_binding{};
  Tamper tamper = [](OneFrame&) {};
  HandshakeStep at_viewer, at_console;  // the last step of each

  void run() {
    (void)console.begin(console_binding);
    at_viewer = viewer.begin(viewer_binding);
    for (Payload under_way = at_viewer.reply; !under_way.empty();) {
      carry(under_way, console, at_console);
      carry(at_console.reply, viewer, at_viewer);
      under_way = at_viewer.reply;
    }
  }
  [[nodiscard]] bool is_open_anywhere() const { return at_viewer.authenticated || at_console.authenticated; }
  [[nodiscard]] bool is_open() const { return at_viewer.authenticated && at_console.authenticated; }

 private:
  void carry(const Payload& bytes, Handshake& to, HandshakeStep& step) {
    auto frame = only_frame(bytes);
    REQUIRE(frame.has_value());
    tamper(*frame);
    step = to.take(frame->type, frame->payload, TimePoint());
  }
};

}  // namespace lifeboat::remote::protocol::test
