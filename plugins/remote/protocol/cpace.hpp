// CPACE-RISTR255-SHA512 of draft-irtf-cfrg-cpace-21, with the initiator/responder transcript: two ends that know the
// same password agree on a key, and whoever stands between them learns nothing but whether one guess was right.
// Everything that comes from the password lives in Secret memory or in a hash's state that is wiped.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "plugins/remote/protocol/secret.hpp"

namespace lifeboat::remote::protocol {

using Bytes = std::span<const std::uint8_t>;
[[nodiscard]] inline Bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
using Point = std::array<std::uint8_t, crypto_core_ristretto255_BYTES>;

// SHA-512 over parts, alone or behind their length as the draft's lv_cat has it; wiped afterwards.
class Sha512 {
 public:
  Sha512() { crypto_hash_sha512_init(&state_); }
  Sha512(const Sha512&) = delete;
  Sha512& operator=(const Sha512&) = delete;
  ~Sha512() { sodium_memzero(&state_, sizeof state_); }

  Sha512& add(Bytes part);
  Sha512& add_with_length(Bytes part);
  void finish(std::span<std::uint8_t, crypto_hash_sha512_BYTES> out) { crypto_hash_sha512_final(&state_, out.data()); }

 private:
  crypto_hash_sha512_state state_;
};

// The parts one after the other, each behind its length in LEB128. For what is not secret.
[[nodiscard]] std::vector<std::uint8_t> lv_cat(std::initializer_list<Bytes> parts);

// The SHA-512 of the draft's generator string, and the generator that it maps to.
[[nodiscard]] Secret<64> generator_hash(Bytes password, Bytes channel_identifier, Bytes session_id);
[[nodiscard]] Secret<32> generator_of(const Secret<64>& hash);

[[nodiscard]] Secret<32> random_scalar();
// scalar * generator, to be sent.
[[nodiscard]] Point share_of(const Secret<32>& scalar, const Secret<32>& generator);
// K; nullopt: the other side's point is no point, or the result the identity. Never go on with a key then.
[[nodiscard]] std::optional<Secret<32>> shared_point(const Secret<32>& scalar, const Point& share);

// A share with its associated data.
struct Offered {
  const Point& share;
  Bytes associated_data;
};
// ISK.
[[nodiscard]] Secret<64> intermediate_key(Bytes session_id, const Secret<32>& shared, Offered initiator,
                                          Offered responder);

}  // namespace lifeboat::remote::protocol
