#include "plugins/remote/protocol/cpace.hpp"

namespace lifeboat::remote::protocol {

namespace {

constexpr std::string_view k_domain = "CPaceRistretto255";
constexpr std::string_view k_key_domain = "CPaceRistretto255_ISK";
constexpr std::size_t k_hash_block_bytes = 128;  // of SHA-512: the password fills the first block, with zeros behind it

struct Length {
  std::array<std::uint8_t, 10> bytes{};
  std::size_t size = 0;
};

Length leb128(std::size_t value) {
  Length length;
  do {
    const auto low = static_cast<std::uint8_t>(value & 0x7FU);
    value >>= 7U;
    length.bytes.at(length.size++) = static_cast<std::uint8_t>(low | (value != 0 ? 0x80U : 0U));
  } while (value != 0);
  return length;
}

std::size_t size_with_length(std::size_t size) { return leb128(size).size + size; }

// The draft's len_zpad.
std::size_t padding_for(std::size_t password_size) {
  const std::size_t used = 1 + size_with_length(password_size) + size_with_length(k_domain.size());
  return used < k_hash_block_bytes ? k_hash_block_bytes - used : 0;
}

}  // namespace

Sha512& Sha512::add(Bytes part) {
  crypto_hash_sha512_update(&state_, part.data(), part.size());
  return *this;
}

Sha512& Sha512::add_with_length(Bytes part) {
  const Length length = leb128(part.size());
  return add(Bytes(length.bytes).first(length.size)).add(part);
}

std::vector<std::uint8_t> lv_cat(std::initializer_list<Bytes> parts) {
  std::vector<std::uint8_t> out;
  for (const Bytes part : parts) {
    const Length length = leb128(part.size());
    out.insert(out.end(), length.bytes.begin(), length.bytes.begin() + static_cast<std::ptrdiff_t>(length.size));
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

Secret<64> generator_hash(Bytes password, Bytes channel_identifier, Bytes session_id) {
  static constexpr std::array<std::uint8_t, k_hash_block_bytes> k_zeros{};
  Secret<64> hash;
  Sha512()
      .add_with_length(bytes_of(k_domain))
      .add_with_length(password)
      .add_with_length(Bytes(k_zeros).first(padding_for(password.size())))
      .add_with_length(channel_identifier)
      .add_with_length(session_id)
      .finish(hash.bytes());
  return hash;
}

Secret<32> generator_of(const Secret<64>& hash) {
  Secret<32> generator;
  crypto_core_ristretto255_from_hash(generator.data(), hash.data());
  return generator;
}

Secret<32> random_scalar() {
  Secret<32> scalar;
  crypto_core_ristretto255_scalar_random(scalar.data());
  return scalar;
}

Point share_of(const Secret<32>& scalar, const Secret<32>& generator) {
  Point share{};
  // It fails for the identity only, which no hash hits; the zeros that it leaves are refused by the other side.
  if (crypto_scalarmult_ristretto255(share.data(), scalar.data(), generator.data()) != 0) share.fill(0);
  return share;
}

std::optional<Secret<32>> shared_point(const Secret<32>& scalar, const Point& share) {
  Secret<32> shared;
  if (crypto_scalarmult_ristretto255(shared.data(), scalar.data(), share.data()) != 0) return std::nullopt;
  return shared;
}

Secret<64> intermediate_key(Bytes session_id, const Secret<32>& shared, Offered initiator, Offered responder) {
  Secret<64> key;
  Sha512()
      .add_with_length(bytes_of(k_key_domain))
      .add_with_length(session_id)
      .add_with_length(shared.bytes())
      .add_with_length(initiator.share)
      .add_with_length(initiator.associated_data)
      .add_with_length(responder.share)
      .add_with_length(responder.associated_data)
      .finish(key.bytes());
  return key;
}

}  // namespace lifeboat::remote::protocol
