// Somebody in between who ends TLS on both sides and carries what is said: to the viewer a console, to the console a
// viewer.
#pragma once

#include <utility>

#include "plugins/remote/protocol/peer.hpp"
#include "plugins/remote/protocol/tls_engine.hpp"

namespace lifeboat::remote::protocol::test {

class Proxy {
 public:
  void run(Peer& viewer, Peer& console, TimePoint now) {
    for (int rounds = 0; rounds < 10; ++rounds) {
      carry(viewer, *to_viewer_, for_console_, now);
      carry(console, *to_console_, for_viewer_, now);
      pass_on(*to_console_, for_console_);
      pass_on(*to_viewer_, for_viewer_);
    }
  }

 private:
  using Raw = std::vector<std::uint8_t>;
  void carry(Peer& peer, TlsEngine& engine, Raw& said, TimePoint now) {
    const Raw from_peer(peer.output().begin(), peer.output().end());
    peer.wrote(from_peer.size());
    engine.receive(from_peer, said);
    Raw to_peer = std::exchange(pending(engine), {});
    engine.take_output(to_peer);
    if (!to_peer.empty()) peer.receive(to_peer, now);
  }
  void pass_on(TlsEngine& engine, Raw& said) {
    if (engine.state() != TlsState::open) return;
    engine.send(said, pending(engine));
    said.clear();
  }
  Raw& pending(const TlsEngine& engine) { return &engine == to_viewer_.get() ? viewer_pending_ : console_pending_; }

  TlsContext server_ = server_tls_context().value();
  TlsContext client_ = viewer_tls_context().value();
  std::unique_ptr<TlsEngine> to_viewer_ = TlsEngine::accept(server_.get()).value();
  std::unique_ptr<TlsEngine> to_console_ = TlsEngine::connect(client_.get()).value();
  Raw for_console_, for_viewer_, viewer_pending_, console_pending_;
};

}  // namespace lifeboat::remote::protocol::test
