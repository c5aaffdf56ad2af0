#include "plugins/remote/protocol/handshake_messages.hpp"

#include <algorithm>
#include <string_view>

#include "plugins/remote/protocol/byte_order.hpp"
#include "plugins/remote/protocol/text_rules.hpp"

namespace lifeboat::remote::protocol {

namespace {

constexpr std::string_view k_viewer_magic = "LBV1";
constexpr std::string_view k_console_magic = "LBC1";

void append(std::vector<std::uint8_t>& out, Bytes bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

void append(std::vector<std::uint8_t>& out, std::string_view text) {
  append(out, bytes_of(text));
}

// Takes fields from the front. Whoever uses it has checked the whole size before.
class FieldReader {
 public:
  explicit FieldReader(Bytes bytes) : rest_(bytes) {}
  Bytes take(std::size_t size) {
    const Bytes taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }
  std::uint8_t take_u8() { return take(1)[0]; }
  std::uint16_t take_u16() { return read_u16(take(2)); }
  std::string take_text(std::size_t size) {
    const Bytes bytes = take(size);
    return {bytes.begin(), bytes.end()};
  }
  template <std::size_t N>
  std::array<std::uint8_t, N> take_array() {
    std::array<std::uint8_t, N> out{};
    std::ranges::copy(take(N), out.begin());
    return out;
  }
  [[nodiscard]] std::size_t size() const { return rest_.size(); }

 private:
  Bytes rest_;
};

bool is_mode(std::uint8_t mode) { return mode == 1 || mode == 2; }

bool is_valid(const M1& message) {
  const bool id_fits = message.mode == Mode::resume || message.session_id == SessionId{};
  return message.min_version <= message.max_version && id_fits && is_plain_name(message.name);
}

bool may_have_size(HandshakeType type, std::size_t size) {
  switch (type) {
    case HandshakeType::m1: return size >= k_least_m1_bytes && size <= k_max_m1_bytes;
    case HandshakeType::m2: return size == k_m2_bytes;
    case HandshakeType::m3:
    case HandshakeType::m4: return size == k_tag_bytes;
    case HandshakeType::error: return size == k_error_bytes;
  }
  return false;
}

}  // namespace

std::vector<std::uint8_t> encode_m1(const M1& message) {
  std::vector<std::uint8_t> out;
  append(out, k_viewer_magic);
  append_u16(out, message.min_version);
  append_u16(out, message.max_version);
  out.push_back(static_cast<std::uint8_t>(message.mode));
  append(out, message.session_id);
  out.push_back(static_cast<std::uint8_t>(message.name.size()));
  append(out, message.name);
  append(out, message.share);
  return out;
}

std::vector<std::uint8_t> encode_m2(const M2& message) {
  std::vector<std::uint8_t> out;
  append(out, k_console_magic);
  append_u16(out, message.version);
  out.push_back(static_cast<std::uint8_t>(message.mode));
  append(out, message.session_id);
  append(out, message.share);
  return out;
}

std::vector<std::uint8_t> encode_error(const ErrorMessage& message) {
  std::vector<std::uint8_t> out = {static_cast<std::uint8_t>(message.code)};
  append_u16(out, message.retry_after_s);
  append_u16(out, message.min_version);
  append_u16(out, message.max_version);
  return out;
}

std::optional<M1> parse_m1(Bytes payload) {
  if (!may_have_size(HandshakeType::m1, payload.size())) return std::nullopt;
  FieldReader fields(payload);
  if (fields.take_text(k_viewer_magic.size()) != k_viewer_magic) return std::nullopt;
  M1 message;
  message.min_version = fields.take_u16();
  message.max_version = fields.take_u16();
  const std::uint8_t mode = fields.take_u8();
  if (!is_mode(mode)) return std::nullopt;
  message.mode = static_cast<Mode>(mode);
  message.session_id = fields.take_array<k_session_id_bytes>();
  const std::size_t name_size = fields.take_u8();
  if (name_size + message.share.size() != fields.size()) return std::nullopt;
  message.name = fields.take_text(name_size);
  message.share = fields.take_array<std::tuple_size_v<Point>>();
  if (!is_valid(message)) return std::nullopt;
  return message;
}

std::optional<M2> parse_m2(Bytes payload) {
  if (payload.size() != k_m2_bytes) return std::nullopt;
  FieldReader fields(payload);
  if (fields.take_text(k_console_magic.size()) != k_console_magic) return std::nullopt;
  M2 message;
  message.version = fields.take_u16();
  const std::uint8_t mode = fields.take_u8();
  if (!is_mode(mode)) return std::nullopt;
  message.mode = static_cast<Mode>(mode);
  message.session_id = fields.take_array<k_session_id_bytes>();
  message.share = fields.take_array<std::tuple_size_v<Point>>();
  return message;
}

std::optional<Tag> parse_tag(Bytes payload) {
  if (payload.size() != k_tag_bytes) return std::nullopt;
  return FieldReader(payload).take_array<k_tag_bytes>();
}

std::optional<ErrorMessage> parse_error(Bytes payload) {
  if (payload.size() != k_error_bytes) return std::nullopt;
  FieldReader fields(payload);
  const std::uint8_t code = fields.take_u8();
  if (code < 1 || code > static_cast<std::uint8_t>(ErrorCode::timeout)) return std::nullopt;
  ErrorMessage message{static_cast<ErrorCode>(code)};
  message.retry_after_s = fields.take_u16();
  message.min_version = fields.take_u16();
  message.max_version = fields.take_u16();
  return message;
}

Bytes associated_data(Bytes m1_or_m2) { return m1_or_m2.first(m1_or_m2.size() - std::tuple_size_v<Point>); }

std::vector<std::uint8_t> handshake_frame(HandshakeType type, Bytes payload) {
  std::vector<std::uint8_t> out = {static_cast<std::uint8_t>(type)};
  append_u16(out, static_cast<std::uint16_t>(payload.size()));
  append(out, payload);
  return out;
}

HandshakeFrame first_handshake_frame(Bytes buffer) {
  if (buffer.size() < k_handshake_head_bytes) return {};
  const auto type = static_cast<HandshakeType>(buffer[0]);
  const std::size_t size = read_u16(buffer.subspan(1));
  if (!may_have_size(type, size)) return {FrameProgress::malformed, type, {}, 0};
  if (buffer.size() - k_handshake_head_bytes < size) return {};
  return {FrameProgress::complete, type, buffer.subspan(k_handshake_head_bytes, size), k_handshake_head_bytes + size};
}

}  // namespace lifeboat::remote::protocol
