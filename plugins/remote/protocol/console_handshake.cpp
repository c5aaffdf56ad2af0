#include "plugins/remote/protocol/console_handshake.hpp"

#include <algorithm>

namespace lifeboat::remote::protocol {

HandshakeStep ConsoleHandshake::begin(const ChannelBinding& binding) {
  binding_ = binding;
  return {};
}

HandshakeStep ConsoleHandshake::take(HandshakeType type, Bytes payload, TimePoint now) {
  if (type == HandshakeType::m1 && !mode_) return take_m1(payload, now);
  if (type == HandshakeType::m3 && isk_) return take_m3(payload, now);
  return refuse({ErrorCode::malformed});
}

HandshakeStep ConsoleHandshake::take_m1(Bytes payload, TimePoint now) {
  const std::optional<M1> m1 = parse_m1(payload);
  if (!m1) return refuse({ErrorCode::malformed});
  mode_ = m1->mode;
  if (!common_version(*m1)) return refuse({ErrorCode::version}, &*m1);
  const auto offered = gate_.offer(m1->mode, m1->session_id, now);
  if (const auto* refusal = std::get_if<Refusal>(&offered)) return refuse(*refusal);
  return answer(*m1, payload, std::get<Offer>(offered));
}

HandshakeStep ConsoleHandshake::answer(const M1& m1, Bytes m1_payload, const Offer& offer) {
  const auto identifier = channel_identifier(m1.mode, binding_);
  const auto generator = generator_of(generator_hash(offer.password, identifier, binding_));
  const Secret<32> scalar = random_scalar();
  const auto shared = shared_point(scalar, m1.share);
  if (!shared) return refuse({ErrorCode::malformed});
  const M2 m2{*common_version(m1), m1.mode, m1.session_id, share_of(scalar, generator)};
  const auto m2_payload = encode_m2(m2);
  isk_ = intermediate_key(binding_, *shared, {m1.share, associated_data(m1_payload)},
                          {m2.share, associated_data(m2_payload)});
  transcript_ = transcript_hash(binding_, m1_payload, m2_payload);
  generation_ = offer.generation;
  about_ = {m2.version, m1.mode == Mode::resume, m1.name};
  return {handshake_frame(HandshakeType::m2, m2_payload), {}, {}};
}

HandshakeStep ConsoleHandshake::take_m3(Bytes payload, TimePoint now) {
  const Secret<64> isk = std::move(*isk_);
  isk_.reset();  // one M3, right or wrong
  const std::optional<Tag> received = parse_tag(payload);
  if (!received) return refuse({ErrorCode::malformed});
  const Tag expected = viewer_tag(isk, transcript_);
  const Confirmation claim{*mode_, generation_, expected, *received, isk};
  // Made before the ticket is used up, sent only if it is: a want of memory must not cost the ticket.
  HandshakeStep welcome{handshake_frame(HandshakeType::m4, console_tag(isk, transcript_)), about_, {}};
  if (const auto refusal = gate_.confirm(claim, now)) return refuse(*refusal);
  return welcome;
}

std::optional<std::uint16_t> ConsoleHandshake::common_version(const M1& m1) const {
  const std::uint16_t best = std::min(versions_.most, m1.max_version);
  if (best < versions_.least || best < m1.min_version) return std::nullopt;
  return best;
}

HandshakeStep ConsoleHandshake::refuse(Refusal refusal, const M1* m1) const {
  Ending ending{kind_of(refusal.code), refusal.retry_after_s};
  if (m1 != nullptr) {
    ending.peer_min_version = m1->min_version;
    ending.peer_max_version = m1->max_version;
  }
  const ErrorMessage error{refusal.code, refusal.retry_after_s, versions_.least, versions_.most};
  return {handshake_frame(HandshakeType::error, encode_error(error)), {}, ending};
}

std::vector<std::uint8_t> ConsoleHandshake::complaint(ErrorCode code) const { return refuse({code}).reply; }

}  // namespace lifeboat::remote::protocol
