#include "plugins/remote/protocol/confirmation.hpp"

#include <algorithm>

namespace lifeboat::remote::protocol {

namespace {

constexpr std::string_view k_protocol = "lifeboat-remote/1 ";
constexpr std::string_view k_viewer = "lifeboat-remote/1 viewer";
constexpr std::string_view k_console = "lifeboat-remote/1 console";

using Out = std::span<std::uint8_t, 64>;

void hmac(std::span<const std::uint8_t, 64> key, std::initializer_list<Bytes> parts, Out out) {
  crypto_auth_hmacsha512_state state;
  crypto_auth_hmacsha512_init(&state, key.data(), key.size());
  for (const Bytes part : parts) crypto_auth_hmacsha512_update(&state, part.data(), part.size());
  crypto_auth_hmacsha512_final(&state, out.data());
  sodium_memzero(&state, sizeof state);
}

// k(x)
Secret<64> labelled_key(const Secret<64>& isk, std::string_view label) {
  Secret<64> key;
  hmac(isk.bytes(), {bytes_of(k_protocol), bytes_of(label)}, key.bytes());
  return key;
}

Tag tag_of(const Secret<64>& isk, std::string_view label, const Tag& transcript) {
  Tag tag{};
  hmac(labelled_key(isk, label).bytes(), {transcript}, tag);
  return tag;
}

}  // namespace

std::vector<std::uint8_t> channel_identifier(Mode mode, const ChannelBinding& binding) {
  const std::string_view password = mode == Mode::ticket ? "ticket" : "resume";
  return lv_cat({bytes_of(k_viewer), bytes_of(k_console), bytes_of(password), binding});
}

Tag transcript_hash(const ChannelBinding& binding, Bytes m1, Bytes m2) {
  Tag hash{};
  Sha512().add_with_length(binding).add_with_length(m1).add_with_length(m2).finish(hash);
  return hash;
}

Tag viewer_tag(const Secret<64>& isk, const Tag& transcript) { return tag_of(isk, "confirm viewer", transcript); }

Tag console_tag(const Secret<64>& isk, const Tag& transcript) { return tag_of(isk, "confirm console", transcript); }

Secret<32> resume_key_of(const Secret<64>& isk) {
  const Secret<64> key = labelled_key(isk, "resume key");
  return Secret<32>(key.bytes().first<32>());
}

SessionId session_id_of(const Secret<64>& isk) {
  const Secret<64> key = labelled_key(isk, "session id");
  SessionId id{};
  std::copy_n(key.data(), id.size(), id.begin());
  return id;
}

bool is_same(const Tag& one, const Tag& other) { return sodium_memcmp(one.data(), other.data(), one.size()) == 0; }

}  // namespace lifeboat::remote::protocol
