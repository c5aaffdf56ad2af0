#include "tests/plugins/remote/protocol/stranger.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <array>
#include <catch2/catch.hpp>

namespace lifeboat::remote::protocol::test {

namespace {

constexpr std::array<unsigned char, 11> k_ours = {10, 'l', 'i', 'f', 'e', 'b', 'o', 'a', 't', '/', '1'};

int choose_ours(SSL*, const unsigned char** out, unsigned char* size, const unsigned char*, unsigned, void*) {
  *out = k_ours.data() + 1;
  *size = 10;
  return SSL_TLSEXT_ERR_OK;
}

X509* certificate_for(EVP_PKEY* key, int name_bytes) {
  const std::string name(static_cast<std::size_t>(name_bytes), 'x');
  X509* certificate = X509_new();
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* subject = X509_get_subject_name(certificate);
  for (int i = 0; i < 8; ++i) {
    X509_NAME_add_entry_by_txt(subject, "OU", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.data()),
                               name_bytes, -1, 0);
  }
  X509_set_issuer_name(certificate, subject);
  X509_sign(certificate, key, EVP_sha256());
  return certificate;
}

void use_certificate(SSL_CTX* context) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = certificate_for(key, 8);
  REQUIRE(SSL_CTX_use_certificate(context, certificate) == 1);
  REQUIRE(SSL_CTX_use_PrivateKey(context, key) == 1);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

}  // namespace

Stranger::Stranger(const SSL_METHOD* method, const Configure& configure, const Prepare& prepare)
    : context_(SSL_CTX_new(method)), ssl_(nullptr) {
  const bool is_server = method == TLS_server_method();
  if (is_server) use_certificate(context_);
  configure(context_);
  ssl_ = SSL_new(context_);
  SSL_set_bio(ssl_, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  if (is_server) SSL_set_accept_state(ssl_);
  if (!is_server) SSL_set_connect_state(ssl_);
  prepare(ssl_);
}

Stranger::~Stranger() {
  SSL_free(ssl_);
  SSL_CTX_free(context_);
}

std::vector<std::uint8_t> Stranger::step() {
  std::array<std::uint8_t, 1024> ignored;
  if (SSL_do_handshake(ssl_) == 1) SSL_read(ssl_, ignored.data(), ignored.size());
  std::vector<std::uint8_t> out(BIO_ctrl_pending(SSL_get_wbio(ssl_)));
  if (!out.empty()) BIO_read(SSL_get_wbio(ssl_), out.data(), static_cast<int>(out.size()));
  return out;
}

void Stranger::take(std::span<const std::uint8_t> raw) {
  if (!raw.empty()) BIO_write(SSL_get_rbio(ssl_), raw.data(), static_cast<int>(raw.size()));
}

void Stranger::run(Peer& peer, TimePoint now) {
  for (bool is_busy = true; is_busy;) {
    const auto out = step();
    if (!out.empty()) peer.receive(out, now);
    const std::vector<std::uint8_t> back(peer.output().begin(), peer.output().end());
    peer.wrote(back.size());
    take(back);
    is_busy = !out.empty() || !back.empty();
  }
}

void Stranger::run(Stranger& client, Stranger& server) {
  for (bool is_busy = true; is_busy;) {
    const auto out = client.step();
    server.take(out);
    const auto back = server.step();
    client.take(back);
    is_busy = !out.empty() || !back.empty();
  }
}

std::string Stranger::peer_fingerprint() const {
  X509* certificate = SSL_get0_peer_certificate(ssl_);
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  if (certificate == nullptr || X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return "";
  return {digest.begin(), digest.end()};
}

Session careless_session() {
  Stranger server(TLS_server_method(), [](SSL_CTX* context) {
    SSL_CTX_set_max_early_data(context, 1024);
    SSL_CTX_set_session_id_context(context, k_ours.data(), k_ours.size());
    SSL_CTX_set_alpn_select_cb(context, choose_ours, nullptr);
  });
  Stranger client(TLS_client_method(),
                  [](SSL_CTX* context) { SSL_CTX_set_alpn_protos(context, k_ours.data(), k_ours.size()); });
  Stranger::run(client, server);
  // A copy: OpenSSL spoils the session of a connection that is not shut down.
  return Session(SSL_SESSION_dup(SSL_get0_session(client.ssl())));
}

void make_certificate_large(SSL_CTX* context) {
  SSL_CTX_set_alpn_select_cb(context, choose_ours, nullptr);
  for (int i = 0; i < 3; ++i) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    REQUIRE(SSL_CTX_add0_chain_cert(context, certificate_for(key, 60)) == 1);
    EVP_PKEY_free(key);
  }
}

}  // namespace lifeboat::remote::protocol::test
