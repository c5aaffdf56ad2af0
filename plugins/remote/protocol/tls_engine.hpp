// One TLS connection over memory: encrypted bytes in and out, plaintext in and out. Knows nothing of what is said.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plugins/remote/protocol/confirmation.hpp"
#include "plugins/remote/protocol/tls_context.hpp"

namespace lifeboat::remote::protocol {

enum class TlsState : std::uint8_t { handshaking, open, closed, failed };  // closed: by the other side's close_notify

class TlsEngine {
 public:
  [[nodiscard]] static sdk::Outcome<std::unique_ptr<TlsEngine>> accept(SSL_CTX* context);
  // Its first bytes are in output() at once.
  [[nodiscard]] static sdk::Outcome<std::unique_ptr<TlsEngine>> connect(SSL_CTX* context);

  // Takes all of `raw`; what it says is appended to `plaintext`.
  void receive(std::span<const std::uint8_t> raw, std::vector<std::uint8_t>& plaintext);
  // Only while open. Encrypted record by record straight into `raw`, so that a large message is not held twice.
  void send(std::span<const std::uint8_t> plaintext, std::vector<std::uint8_t>& raw);
  // Sends close_notify; nothing may be sent afterwards.
  void close();
  // What the socket shall carry, appended to `raw`.
  void take_output(std::vector<std::uint8_t>& raw);

  [[nodiscard]] TlsState state() const { return state_; }
  // CB, exported when the TLS handshake was complete.
  [[nodiscard]] const ChannelBinding& channel_binding() const { return binding_; }

 private:
  struct SslFree {
    void operator()(SSL* ssl) const noexcept { SSL_free(ssl); }
  };
  explicit TlsEngine(SSL* ssl) : ssl_(ssl) {}
  static sdk::Outcome<std::unique_ptr<TlsEngine>> create(SSL_CTX* context);
  void shake_hands();
  void complete();
  void read(std::vector<std::uint8_t>& plaintext);
  void note_error(int result);

  std::unique_ptr<SSL, SslFree> ssl_;
  TlsState state_ = TlsState::handshaking;
  ChannelBinding binding_{};
};

}  // namespace lifeboat::remote::protocol
