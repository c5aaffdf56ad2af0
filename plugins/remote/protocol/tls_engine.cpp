#include "plugins/remote/protocol/tls_engine.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <new>
#include <string_view>

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::remote::protocol {

namespace {

constexpr std::string_view k_exporter = "EXPORTER-Channel-Binding";
constexpr std::size_t k_record_bytes = 16384;  // the largest plaintext of one TLS record

bool has_our_protocol(const SSL* ssl) {
  const unsigned char* chosen = nullptr;
  unsigned size = 0;
  SSL_get0_alpn_selected(ssl, &chosen, &size);
  return std::ranges::equal(std::span(chosen, size), std::span(k_alpn).subspan(1));
}

}  // namespace

sdk::Outcome<std::unique_ptr<TlsEngine>> TlsEngine::create(SSL_CTX* context) {
  std::unique_ptr<TlsEngine> engine(new TlsEngine(SSL_new(context)));
  BIO* in = BIO_new(BIO_s_mem());
  BIO* out = BIO_new(BIO_s_mem());
  if (!engine->ssl_ || in == nullptr || out == nullptr) {
    BIO_free(in);
    BIO_free(out);
    return sdk::Failure{LB_REFUSED, sdk::tr("There is not enough memory for another connection.")};
  }
  SSL_set_bio(engine->ssl_.get(), in, out);
  return engine;
}

sdk::Outcome<std::unique_ptr<TlsEngine>> TlsEngine::accept(SSL_CTX* context) {
  auto engine = create(context);
  if (engine) SSL_set_accept_state(engine.value()->ssl_.get());
  return engine;
}

sdk::Outcome<std::unique_ptr<TlsEngine>> TlsEngine::connect(SSL_CTX* context) {
  auto engine = create(context);
  if (!engine) return engine;
  SSL_set_connect_state(engine.value()->ssl_.get());
  engine.value()->shake_hands();
  return engine;
}

void TlsEngine::receive(std::span<const std::uint8_t> raw, std::vector<std::uint8_t>& plaintext) {
  while (!raw.empty() && state_ != TlsState::failed) {
    const auto piece = raw.first(std::min(raw.size(), k_record_bytes));
    const int taken = BIO_write(SSL_get_rbio(ssl_.get()), piece.data(), static_cast<int>(piece.size()));
    if (taken <= 0) throw std::bad_alloc();
    raw = raw.subspan(piece.size());
    if (state_ == TlsState::handshaking) shake_hands();
    if (state_ == TlsState::open) read(plaintext);
  }
}

void TlsEngine::shake_hands() {
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  if (result == 1) return complete();
  note_error(result);
}

void TlsEngine::complete() {
  const bool is_ours = has_our_protocol(ssl_.get()) && SSL_session_reused(ssl_.get()) == 0 &&
                       SSL_export_keying_material(ssl_.get(), binding_.data(), binding_.size(), k_exporter.data(),
                                                  k_exporter.size(), nullptr, 0, 0) == 1;
  state_ = is_ours ? TlsState::open : TlsState::failed;
}

void TlsEngine::read(std::vector<std::uint8_t>& plaintext) {
  std::array<std::uint8_t, k_record_bytes> record;
  while (state_ == TlsState::open) {
    ERR_clear_error();
    const int result = SSL_read(ssl_.get(), record.data(), static_cast<int>(record.size()));
    if (result > 0) plaintext.insert(plaintext.end(), record.begin(), record.begin() + result);
    if (result > 0) continue;
    note_error(result);
    break;
  }
}

void TlsEngine::note_error(int result) {
  const int error = SSL_get_error(ssl_.get(), result);
  if (error == SSL_ERROR_ZERO_RETURN) state_ = TlsState::closed;
  if (error == SSL_ERROR_SSL || error == SSL_ERROR_SYSCALL) state_ = TlsState::failed;
  ERR_clear_error();
}

void TlsEngine::send(std::span<const std::uint8_t> plaintext, std::vector<std::uint8_t>& raw) {
  while (!plaintext.empty() && state_ == TlsState::open) {
    const auto piece = plaintext.first(std::min(plaintext.size(), k_record_bytes));
    ERR_clear_error();
    const int result = SSL_write(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
    if (result <= 0) return note_error(result);
    plaintext = plaintext.subspan(static_cast<std::size_t>(result));
    take_output(raw);
  }
}

void TlsEngine::close() {
  ERR_clear_error();
  if (state_ == TlsState::open) SSL_shutdown(ssl_.get());
  ERR_clear_error();
}

void TlsEngine::take_output(std::vector<std::uint8_t>& raw) {
  BIO* out = SSL_get_wbio(ssl_.get());
  const std::size_t before = raw.size(), pending = BIO_ctrl_pending(out);
  if (pending == 0) return;
  raw.resize(before + pending);
  BIO_read(out, raw.data() + before, static_cast<int>(pending));
}

}  // namespace lifeboat::remote::protocol
