// Other TLS than ours, and somebody who ends TLS in the middle.
#include <catch2/catch.hpp>

#include "tests/plugins/remote/protocol/proxy.hpp"
#include "tests/plugins/remote/protocol/stranger.hpp"
#include "tests/plugins/remote/protocol/wire.hpp"

using namespace lifeboat::remote::protocol;
using namespace lifeboat::remote::protocol::test;

namespace {

// How a client that `configure` has spoilt fares with a console.
EndingKind fate_of_client(const Stranger::Configure& configure, const Stranger::Prepare& prepare = [](SSL*) {}) {
  Wire wire;
  auto console = wire.admit();
  Stranger client(TLS_client_method(), configure, prepare);
  client.run(*console, wire.now);
  if (!console->ending()) return EndingKind::closed_by_us;  // let in as far as TLS goes
  CHECK(console->authenticated() == std::nullopt);
  return console->ending()->kind;
}

EndingKind fate_of_server(const Stranger::Configure& configure) {
  Wire wire;
  auto viewer = wire.viewer("118-497-589");
  Stranger server(TLS_server_method(), configure);
  server.run(*viewer, wire.now);
  return viewer->ending() ? viewer->ending()->kind : EndingKind::closed_by_us;
}

void set_alpn(SSL_CTX* context, std::string_view protocols) {
  SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char*>(protocols.data()),
                          static_cast<unsigned>(protocols.size()));
}

constexpr std::string_view k_ours = "\x0alifeboat/1";

}  // namespace

TEST_CASE("a stranger's TLS client with everything right gets as far as the handshake") {
  CHECK(fate_of_client([](SSL_CTX* context) { set_alpn(context, k_ours); }) == EndingKind::closed_by_us);
}

TEST_CASE("TLS 1.2 is refused") {
  CHECK(fate_of_client([](SSL_CTX* context) {
          set_alpn(context, k_ours);
          SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
        }) == EndingKind::not_lifeboat);
  CHECK(fate_of_server([](SSL_CTX* context) { SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION); }) ==
        EndingKind::not_lifeboat);
}

TEST_CASE("no ALPN, another one, or ours among others is refused by the console") {
  CHECK(fate_of_client([](SSL_CTX*) {}) == EndingKind::not_lifeboat);
  CHECK(fate_of_client([](SSL_CTX* context) { set_alpn(context, "\x02h2"); }) == EndingKind::not_lifeboat);
  CHECK(fate_of_client([](SSL_CTX* context) { set_alpn(context, "\x02h2\x0alifeboat/1"); }) ==
        EndingKind::not_lifeboat);
  CHECK(fate_of_client([](SSL_CTX* context) { set_alpn(context, "\x0alifeboat/2"); }) == EndingKind::not_lifeboat);
}

TEST_CASE("a console without ALPN is refused by the viewer") {
  CHECK(fate_of_server([](SSL_CTX*) {}) == EndingKind::not_lifeboat);
}

TEST_CASE("groups other than X25519 and P-256 are refused") {
  CHECK(fate_of_client([](SSL_CTX* context) {
          set_alpn(context, k_ours);
          SSL_CTX_set1_groups_list(context, "P-521");
        }) == EndingKind::not_lifeboat);
}

TEST_CASE("resumption is refused") {
  const auto session = careless_session();
  CHECK(fate_of_client([](SSL_CTX* context) { set_alpn(context, k_ours); },
                       [&](SSL* ssl) { REQUIRE(SSL_set_session(ssl, session.get()) == 1); }) ==
        EndingKind::not_lifeboat);
}

TEST_CASE("early data is refused") {
  const auto session = careless_session();
  REQUIRE(SSL_SESSION_get_max_early_data(session.get()) > 0);
  CHECK(fate_of_client([](SSL_CTX* context) { set_alpn(context, k_ours); },
                       [&](SSL* ssl) {
                         std::size_t written = 0;
                         REQUIRE(SSL_set_session(ssl, session.get()) == 1);
                         REQUIRE(SSL_write_early_data(ssl, "early", 5, &written) == 1);
                       }) == EndingKind::not_lifeboat);
}

TEST_CASE("the console hands out no session tickets") {
  Wire wire;
  auto console = wire.admit();
  Stranger client(TLS_client_method(), [](SSL_CTX* context) { set_alpn(context, k_ours); });
  client.run(*console, wire.now);
  CHECK(SSL_SESSION_is_resumable(SSL_get0_session(client.ssl())) == 0);
}

TEST_CASE("a console with a large certificate is refused by the viewer") {
  CHECK(fate_of_server([](SSL_CTX* context) { make_certificate_large(context); }) == EndingKind::not_lifeboat);
}

TEST_CASE("each Lobby has a key of its own") {
  const auto fingerprint = [] {
    Wire wire;
    auto console = wire.admit();
    Stranger client(TLS_client_method(), [](SSL_CTX* context) { set_alpn(context, k_ours); });
    client.run(*console, wire.now);
    return client.peer_fingerprint();
  };
  const auto one = fingerprint(), other = fingerprint();
  CHECK_FALSE(one.empty());
  CHECK(one != other);
}

TEST_CASE("a TLS-terminating proxy fails though the ticket is right, and is one guess") {
  Wire wire;
  const std::string ticket = wire.lobby->ticket();
  auto console = wire.admit();
  auto viewer = wire.viewer(ticket);
  Proxy proxy;
  proxy.run(*viewer, *console, wire.now);
  REQUIRE(console->ending().has_value());
  CHECK(console->ending()->kind == EndingKind::wrong_ticket);
  REQUIRE(viewer->ending().has_value());
  CHECK(viewer->ending()->kind == EndingKind::wrong_ticket);
  CHECK(wire.lobby->wrong_guesses() == 1);
  CHECK(wire.lobby->ticket() == ticket);
}
