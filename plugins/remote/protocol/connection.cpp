#include "plugins/remote/protocol/connection.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace lifeboat::remote::protocol {

namespace {

constexpr std::uint8_t k_tls_handshake_record = 22;
// Below this, moving what is left to the front costs more than the memory is worth.
constexpr std::size_t k_output_slack_bytes = 65536;

std::size_t limit_of(From sender) {
  return sender == From::console ? k_max_console_message_bytes : k_max_viewer_message_bytes;
}

}  // namespace

Connection::Connection(From us, Handshake& handshake, SSL_CTX* context, TimePoint now)
    : us_(us),
      handshake_(handshake),
      context_(context),
      stage_deadline_(now + k_first_byte_limit),
      whole_deadline_(now + k_whole_limit),
      frames_(limit_of(us == From::console ? From::viewer : From::console)) {}

void Connection::start(std::unique_ptr<TlsEngine> engine, TimePoint now) {
  engine_ = std::move(engine);
  enter(Stage::tls, k_tls_limit, now);
  drain();
}

void Connection::receive(std::span<const std::uint8_t> raw, TimePoint now) {
  tick(now);
  if (stage_ == Stage::over) return;
  if (raw.empty()) return finish({EndingKind::closed_by_peer});
  while (!raw.empty() && stage_ != Stage::over) {
    const auto piece = next_piece(raw);
    if (piece.empty()) return complain(ErrorCode::malformed, {EndingKind::malformed});
    raw = raw.subspan(piece.size());
    raw_bytes_ += piece.size();
    take(piece, now);
  }
  drain();
}

// Before authentication no more than the allowance; afterwards everything.
std::span<const std::uint8_t> Connection::next_piece(std::span<const std::uint8_t> raw) const {
  if (stage_ == Stage::open) return raw;
  return raw.first(std::min(raw.size(), k_max_raw_bytes - raw_bytes_));
}

void Connection::take(std::span<const std::uint8_t> piece, TimePoint now) {
  if (!engine_ && !has_engine_for(piece.front(), now)) return finish({EndingKind::not_lifeboat});
  engine_->receive(piece, plaintext_);
  if (stage_ == Stage::tls && engine_->state() == TlsState::open) {
    enter(Stage::handshake, k_message_limit, now);
    apply(handshake_.begin(engine_->channel_binding()), now);
  }
  take_plaintext(now);
  if (stage_ == Stage::over) return;
  const bool was_lifeboat = stage_ != Stage::tls;
  if (engine_->state() == TlsState::closed) finish({EndingKind::closed_by_peer});
  if (engine_->state() == TlsState::failed) finish({was_lifeboat ? EndingKind::malformed : EndingKind::not_lifeboat});
}

bool Connection::has_engine_for(std::uint8_t first_byte, TimePoint now) {
  if (first_byte != k_tls_handshake_record) return false;
  auto engine = TlsEngine::accept(context_);
  if (!engine) return false;
  engine_ = std::move(engine).value();
  enter(Stage::tls, k_tls_limit, now);
  return true;
}

void Connection::take_plaintext(TimePoint now) {
  while (stage_ == Stage::handshake) {
    const HandshakeFrame frame = first_handshake_frame(plaintext_);
    if (frame.progress == FrameProgress::needs_more) return;
    take_handshake_frame(frame, now);
  }
  if (stage_ == Stage::open && !frames_.feed(plaintext_)) finish({EndingKind::malformed});
  plaintext_.clear();
}

void Connection::take_handshake_frame(const HandshakeFrame& frame, TimePoint now) {
  if (frame.progress == FrameProgress::malformed) return complain(ErrorCode::malformed, {EndingKind::malformed});
  apply(handshake_.take(frame.type, frame.payload, now), now);
  plaintext_.erase(plaintext_.begin(), plaintext_.begin() + static_cast<std::ptrdiff_t>(frame.consumed));
}

void Connection::apply(const HandshakeStep& step, TimePoint now) {
  engine_->send(step.reply, output_);
  has_answered_ = has_answered_ || !step.reply.empty();
  stage_deadline_ = now + k_message_limit;
  if (step.ending) return finish(*step.ending);
  if (!step.authenticated) return;
  authenticated_ = step.authenticated;
  stage_ = Stage::open;
}

void Connection::enter(Stage stage, std::chrono::seconds limit, TimePoint now) {
  stage_ = stage;
  stage_deadline_ = now + limit;
  has_answered_ = false;
}

std::optional<TimePoint> Connection::deadline() const {
  if (stage_ == Stage::open || stage_ == Stage::over) return std::nullopt;
  return std::min(stage_deadline_, whole_deadline_);
}

void Connection::tick(TimePoint now) {
  const auto limit = deadline();
  if (limit && now >= *limit) complain(ErrorCode::timeout, {EndingKind::timeout});
}

void Connection::wrote(std::size_t bytes) {
  written_ = std::min(written_ + bytes, output_.size());
  if (written_ != output_.size() && written_ < k_output_slack_bytes) return;
  output_.erase(output_.begin(), output_.begin() + static_cast<std::ptrdiff_t>(written_));
  written_ = 0;
}

void Connection::send(std::uint16_t type, std::span<const std::uint8_t> payload) {
  const bool is_allowed = stage_ == Stage::open && payload.size() <= limit_of(us_);
  assert(is_allowed);
  if (!is_allowed) return;
  engine_->send(encode_frame(type, payload), output_);
}

void Connection::complain(ErrorCode code, Ending ending) {
  if (stage_ == Stage::handshake) engine_->send(handshake_.complaint(code), output_);
  finish(ending);
}

void Connection::finish(Ending ending) {
  if (stage_ == Stage::over) return;
  if (engine_) engine_->close();
  stage_ = Stage::over;
  ending_ = ending;
  drain();
}

void Connection::abandon() noexcept {
  stage_ = Stage::over;
  if (!ending_) ending_ = Ending{EndingKind::closed_by_us};
}

void Connection::drain() {
  if (!engine_) return;
  const std::size_t before = output_.size();
  engine_->take_output(output_);
  if (output_.size() != before) has_answered_ = true;
}

}  // namespace lifeboat::remote::protocol
