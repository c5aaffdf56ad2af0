// Somebody's TLS that is not ours: OpenSSL with whatever settings a test gives it, against a Peer.
#pragma once

#include <openssl/ssl.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "plugins/remote/protocol/peer.hpp"

namespace lifeboat::remote::protocol::test {

struct SessionFree {
  void operator()(SSL_SESSION* session) const noexcept { SSL_SESSION_free(session); }
};
using Session = std::unique_ptr<SSL_SESSION, SessionFree>;

class Stranger {
 public:
  using Configure = std::function<void(SSL_CTX*)>;
  using Prepare = std::function<void(SSL*)>;

  // A server gets a key and a certificate before `configure`.
  Stranger(const SSL_METHOD* method, const Configure& configure, const Prepare& prepare = [](SSL*) {});
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;
  ~Stranger();

  // Shakes hands until both are silent.
  void run(Peer& peer, TimePoint now);
  [[nodiscard]] SSL* ssl() { return ssl_; }
  // SHA-256 of the other side's certificate.
  [[nodiscard]] std::string peer_fingerprint() const;

  // The two ends of a connection between strangers.
  static void run(Stranger& client, Stranger& server);

 private:
  [[nodiscard]] std::vector<std::uint8_t> step();
  void take(std::span<const std::uint8_t> raw);

  SSL_CTX* context_;
  SSL* ssl_;
};

// A session that a careless server has given out, with early data allowed. Good for one connection.
[[nodiscard]] Session careless_session();

// A chain of some 5 KB: more than a viewer takes, less than all that it reads.
void make_certificate_large(SSL_CTX* context);

}  // namespace lifeboat::remote::protocol::test
