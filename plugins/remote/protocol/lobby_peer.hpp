// One connection that a Lobby let in.
#pragma once

#include "plugins/remote/protocol/console_handshake.hpp"
#include "plugins/remote/protocol/guarded_peer.hpp"
#include "plugins/remote/protocol/lobby_core.hpp"

namespace lifeboat::remote::protocol {

// First among the bases, so that it lives as long as the Connection that borrows the handshake.
class LobbyGate : public Gate {
 public:
  LobbyGate(LobbyCore& lobby, LobbyPeer& peer, VersionRange versions)
      : lobby_(lobby), peer_(peer), handshake_(*this, versions) {}
  std::variant<Offer, Refusal> offer(Mode mode, const SessionId& session_id, TimePoint now) override {
    return lobby_.offer(peer_, mode, session_id, now);
  }
  std::optional<Refusal> confirm(const Confirmation& confirmation, TimePoint now) override {
    return lobby_.confirm(peer_, confirmation, now);
  }

 protected:
  LobbyCore& lobby_;
  LobbyPeer& peer_;
  ConsoleHandshake handshake_;
};

class LobbyPeer final : private LobbyGate, public GuardedPeer<Peer> {
 public:
  LobbyPeer(LobbyCore& lobby, SSL_CTX* tls, VersionRange versions, std::string address, Source source, TimePoint now)
      : LobbyGate(lobby, *this, versions),
        GuardedPeer(From::console, handshake_, tls, now),
        address_(std::move(address)),
        source_(source) {}
  ~LobbyPeer() override { lobby_.forget(*this); }
  LobbyPeer(const LobbyPeer&) = delete;
  LobbyPeer& operator=(const LobbyPeer&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const Source& source() const { return source_; }
  [[nodiscard]] bool is_waiting() const { return stage() < Stage::open; }
  [[nodiscard]] bool wants_ticket() const { return handshake_.mode() == Mode::ticket; }
  [[nodiscard]] int progress() const { return connection().progress(); }

  // The Lobby ends it.
  void turn_away() {
    guarded([&] { connection().complain(ErrorCode::busy, {EndingKind::busy}); });
  }
  void supersede() {
    guarded([&] { connection().supersede(); });
  }

 private:
  std::string address_;
  Source source_;
};

}  // namespace lifeboat::remote::protocol
