// What both kinds of Peer are made of: TLS, then the handshake of either side, then frames, with the limits that hold
// before the other side has proved anything. It may throw when memory is short; guarded_peer.hpp turns that into an
// end.
#pragma once

#include <chrono>

#include "plugins/remote/protocol/frame.hpp"
#include "plugins/remote/protocol/handshake.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/protocol/tls_engine.hpp"

namespace lifeboat::remote::protocol {

// A person with a slow link needs half of these; who holds a slot for nothing has it no longer.
inline constexpr std::chrono::seconds k_first_byte_limit{2};
inline constexpr std::chrono::seconds k_tls_limit{5};
inline constexpr std::chrono::seconds k_message_limit{3};
inline constexpr std::chrono::seconds k_whole_limit{10};
// A good run takes a tenth of this.
inline constexpr std::size_t k_max_raw_bytes = 8192;

class Connection {
 public:
  // `handshake` and `context` must live longer. A viewer speaks at once; a console makes its TLS object after the
  // first byte has come.
  Connection(From us, Handshake& handshake, SSL_CTX* context, TimePoint now);
  // With the viewer's TLS engine that has said its hello.
  void start(std::unique_ptr<TlsEngine> engine, TimePoint now);

  void receive(std::span<const std::uint8_t> raw, TimePoint now);
  void tick(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> deadline() const;
  [[nodiscard]] std::span<const std::uint8_t> output() const { return std::span(output_).subspan(written_); }
  void wrote(std::size_t bytes);
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] const std::optional<Authenticated>& authenticated() const { return authenticated_; }
  [[nodiscard]] const std::optional<Ending>& ending() const { return ending_; }
  void send(std::uint16_t type, std::span<const std::uint8_t> payload);
  [[nodiscard]] std::optional<Frame> next_frame() { return frames_.next(); }
  void close() { finish({EndingKind::closed_by_us}); }

  // How far the other side has come before it is open: who has said a whole hello is ahead of who sent a byte.
  [[nodiscard]] int progress() const { return static_cast<int>(stage_) * 2 + (has_answered_ ? 1 : 0); }

  // Ends it and tells the other side why, as far as the handshake has words for it.
  void complain(ErrorCode code, Ending ending);
  // The other side has come back over another connection: this link is lost.
  void supersede() { finish({EndingKind::closed_by_peer}); }
  // Ends it without another word; for when nothing else works any more.
  void abandon() noexcept;

 private:
  [[nodiscard]] std::span<const std::uint8_t> next_piece(std::span<const std::uint8_t> raw) const;
  void take(std::span<const std::uint8_t> piece, TimePoint now);
  bool has_engine_for(std::uint8_t first_byte, TimePoint now);
  void take_plaintext(TimePoint now);
  void take_handshake_frame(const HandshakeFrame& frame, TimePoint now);
  void apply(const HandshakeStep& step, TimePoint now);
  void enter(Stage stage, std::chrono::seconds limit, TimePoint now);
  void finish(Ending ending);
  void drain();

  From us_;
  Handshake& handshake_;
  SSL_CTX* context_;
  Stage stage_ = Stage::first_byte;
  TimePoint stage_deadline_, whole_deadline_;
  std::size_t raw_bytes_ = 0;
  std::unique_ptr<TlsEngine> engine_;
  std::vector<std::uint8_t> plaintext_;
  FrameReader frames_;
  std::vector<std::uint8_t> output_;
  std::size_t written_ = 0;
  bool has_answered_ = false;  // in this stage
  std::optional<Authenticated> authenticated_;
  std::optional<Ending> ending_;
};

}  // namespace lifeboat::remote::protocol
