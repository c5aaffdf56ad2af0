// The settings of TLS on both sides: 1.3 only, X25519 or P-256, ALPN exactly `lifeboat/1`, no tickets, no cache, no
// early data, no client certificates. The server's key and self-signed certificate are made anew for each Lobby: they
// prove nothing (CPace does), so nothing is kept and nothing can be stolen later.
//
// No configuration file of OpenSSL is read: lifeboat-net has no file system, and a setting of the machine must not
// weaken the wire.
#pragma once

#include <openssl/ssl.h>

#include <memory>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::remote::protocol {

struct SslContextFree {
  void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, SslContextFree>;

inline constexpr unsigned char k_alpn[] = {10, 'l', 'i', 'f', 'e', 'b', 'o', 'a', 't', '/', '1'};

[[nodiscard]] sdk::Outcome<TlsContext> server_tls_context();
[[nodiscard]] sdk::Outcome<TlsContext> viewer_tls_context();

}  // namespace lifeboat::remote::protocol
