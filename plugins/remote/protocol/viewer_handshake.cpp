#include "plugins/remote/protocol/viewer_handshake.hpp"

#include <utility>

#include "plugins/remote/protocol/text_rules.hpp"

namespace lifeboat::remote::protocol {

namespace {

HandshakeStep over(EndingKind kind, bool is_impostor = false) {
  Ending ending{kind};
  ending.console_is_impostor = is_impostor;
  return {{}, {}, ending};
}

}  // namespace

ViewerHandshake::ViewerHandshake(ViewerCredentials credentials) : credentials_(std::move(credentials)) {
  m1_.min_version = credentials_.min_version;
  m1_.max_version = credentials_.max_version;
  m1_.name = plain_name_of(credentials_.name, k_max_name_bytes);
  if (!credentials_.resume) return;
  m1_.mode = Mode::resume;
  m1_.session_id = credentials_.resume->session_id;
}

Bytes ViewerHandshake::password() const {
  if (m1_.mode == Mode::ticket) return credentials_.ticket->bytes();
  return credentials_.resume->key.bytes();
}

HandshakeStep ViewerHandshake::begin(const ChannelBinding& binding) {
  binding_ = binding;
  const auto generator = generator_of(generator_hash(password(), channel_identifier(m1_.mode, binding), binding));
  credentials_.ticket.reset();
  scalar_ = random_scalar();
  m1_.share = share_of(*scalar_, generator);
  m1_payload_ = encode_m1(m1_);
  return {handshake_frame(HandshakeType::m1, m1_payload_), {}, {}};
}

HandshakeStep ViewerHandshake::take(HandshakeType type, Bytes payload, TimePoint) {
  if (type == HandshakeType::m2 && scalar_) return take_m2(payload);
  if (type == HandshakeType::m4 && expected_) return take_m4(payload);
  if (type == HandshakeType::error) return take_error(payload);
  return over(EndingKind::malformed);
}

bool ViewerHandshake::is_answer_to_us(const M2& m2) const {
  return m2.version >= m1_.min_version && m2.version <= m1_.max_version && m2.mode == m1_.mode &&
         m2.session_id == m1_.session_id && m2.share != m1_.share;
}

HandshakeStep ViewerHandshake::take_m2(Bytes payload) {
  const Secret<32> scalar = std::move(*scalar_);
  scalar_.reset();
  const std::optional<M2> m2 = parse_m2(payload);
  if (!m2) return over(EndingKind::malformed);
  if (!is_answer_to_us(*m2)) return over(EndingKind::malformed, true);
  const auto shared = shared_point(scalar, m2->share);
  if (!shared) return over(EndingKind::malformed, true);
  return confirm(*m2, payload, *shared);
}

HandshakeStep ViewerHandshake::confirm(const M2& m2, Bytes m2_payload, const Secret<32>& shared) {
  const Secret<64> isk = intermediate_key(binding_, shared, {m1_.share, associated_data(m1_payload_)},
                                          {m2.share, associated_data(m2_payload)});
  const Tag transcript = transcript_hash(binding_, m1_payload_, m2_payload);
  version_ = m2.version;
  expected_ = console_tag(isk, transcript);
  next_pass_ = ResumePass{resume_key_of(isk), session_id_of(isk), nullptr};
  return {handshake_frame(HandshakeType::m3, viewer_tag(isk, transcript)), {}, {}};
}

HandshakeStep ViewerHandshake::take_m4(Bytes payload) {
  const std::optional<Tag> received = parse_tag(payload);
  const bool is_right = received && is_same(*std::exchange(expected_, std::nullopt), *received);
  if (!is_right) next_pass_.reset();
  if (!is_right) return over(EndingKind::wrong_ticket, true);
  is_open_ = true;
  credentials_.resume.reset();
  return {{}, Authenticated{version_, m1_.mode == Mode::resume, m1_.name}, {}};
}

// Nothing vouches for what it says; it only ends what would end anyway.
HandshakeStep ViewerHandshake::take_error(Bytes payload) {
  const std::optional<ErrorMessage> error = parse_error(payload);
  if (!error) return over(EndingKind::malformed);
  if (error->code == ErrorCode::auth_failed && credentials_.resume) {
    auto earlier = std::move(credentials_.resume->earlier);
    credentials_.resume.reset();
    if (earlier) credentials_.resume = std::move(*earlier);
  }
  next_pass_.reset();
  Ending ending{kind_of(error->code), error->retry_after_s, error->min_version, error->max_version};
  return {{}, {}, ending};
}

ResumePass ViewerHandshake::take_resume_pass() {
  if (!next_pass_) return {};
  ResumePass pass = std::move(*next_pass_);
  next_pass_.reset();
  return pass;
}

std::optional<ResumePass> ViewerHandshake::take_pass_for_retry() {
  if (is_open_) return std::nullopt;
  if (!next_pass_) return std::exchange(credentials_.resume, std::nullopt);
  ResumePass pass = take_resume_pass();
  if (credentials_.resume) {
    credentials_.resume->earlier.reset();  // the console knew this one, so it does not know that
    pass.earlier = std::make_unique<ResumePass>(std::move(*credentials_.resume));
    credentials_.resume.reset();
  }
  return pass;
}

}  // namespace lifeboat::remote::protocol
