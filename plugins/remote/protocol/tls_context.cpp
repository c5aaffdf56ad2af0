#include "plugins/remote/protocol/tls_context.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <cstring>

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::remote::protocol {

namespace {

// Our own certificate has some 300 bytes; a stranger's chain shall not cost the viewer more than this.
constexpr long k_max_certificate_bytes = 4096;
// Nobody checks the dates (there may be no right clock in a recovery environment); X.509 wants some.
constexpr long k_certificate_lifetime_s = 7L * 24 * 3600;
constexpr unsigned k_pre_shared_key = 41, k_early_data = 42, k_alpn_extension = 16;  // RFC 8446 and 7301

struct KeyFree {
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, KeyFree>;
struct CertificateFree {
  void operator()(X509* certificate) const noexcept { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, CertificateFree>;

sdk::Failure no_tls() { return {LB_REFUSED, sdk::tr("The encrypted connection cannot be prepared.")}; }

TlsContext common_context(const SSL_METHOD* method) {
  OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  TlsContext context(SSL_CTX_new(method));
  if (!context) return nullptr;
  const bool is_set = SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) == 1 &&
                      SSL_CTX_set_max_proto_version(context.get(), TLS1_3_VERSION) == 1 &&
                      SSL_CTX_set1_groups_list(context.get(), "X25519:P-256") == 1;
  SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
  SSL_CTX_set_max_cert_list(context.get(), k_max_certificate_bytes);
  return is_set ? std::move(context) : nullptr;
}

// The name says no more than the protocol: the certificate is the same on a thousand machines but for its key.
bool fill_certificate(X509* certificate, EVP_PKEY* key) {
  static constexpr unsigned char k_name[] = "lifeboat";
  X509_NAME* name = X509_get_subject_name(certificate);
  return X509_set_version(certificate, X509_VERSION_3) == 1 &&
         ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1) == 1 &&
         X509_gmtime_adj(X509_getm_notBefore(certificate), 0) != nullptr &&
         X509_gmtime_adj(X509_getm_notAfter(certificate), k_certificate_lifetime_s) != nullptr &&
         X509_set_pubkey(certificate, key) == 1 &&
         X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, k_name, -1, -1, 0) == 1 &&
         X509_set_issuer_name(certificate, name) == 1 && X509_sign(certificate, key, EVP_sha256()) > 0;
}

bool use_new_identity(SSL_CTX* context) {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate(X509_new());
  return key && certificate && fill_certificate(certificate.get(), key.get()) &&
         SSL_CTX_use_certificate(context, certificate.get()) == 1 && SSL_CTX_use_PrivateKey(context, key.get()) == 1;
}

bool has_extension(SSL* ssl, unsigned type) {
  const unsigned char* data = nullptr;
  std::size_t size = 0;
  return SSL_client_hello_get0_ext(ssl, type, &data, &size) == 1;
}

// Our viewers never resume TLS and always name the protocol: who does otherwise is no viewer.
int check_hello(SSL* ssl, int* alert, void*) {
  const bool resumes = has_extension(ssl, k_pre_shared_key) || has_extension(ssl, k_early_data);
  if (!resumes && has_extension(ssl, k_alpn_extension)) return SSL_CLIENT_HELLO_SUCCESS;
  *alert = resumes ? SSL_AD_ILLEGAL_PARAMETER : SSL_AD_NO_APPLICATION_PROTOCOL;
  return SSL_CLIENT_HELLO_ERROR;
}

int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* offered,
                    unsigned offered_size, void*) {
  const bool is_ours = offered_size == sizeof k_alpn && std::memcmp(offered, k_alpn, sizeof k_alpn) == 0;
  *out = offered + 1;
  *out_size = sizeof k_alpn - 1;
  return is_ours ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

sdk::Outcome<TlsContext> server_tls_context() {
  TlsContext context = common_context(TLS_server_method());
  if (!context || !use_new_identity(context.get()) || SSL_CTX_set_num_tickets(context.get(), 0) != 1) return no_tls();
  SSL_CTX_set_client_hello_cb(context.get(), check_hello, nullptr);
  SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  return context;
}

sdk::Outcome<TlsContext> viewer_tls_context() {
  TlsContext context = common_context(TLS_client_method());
  // Answers 0 when it worked.
  if (!context || SSL_CTX_set_alpn_protos(context.get(), k_alpn, sizeof k_alpn) != 0) return no_tls();
  return context;
}

}  // namespace lifeboat::remote::protocol
