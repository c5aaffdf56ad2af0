#include "plugins/remote/protocol/messages.hpp"

#include <array>
#include <type_traits>
#include <utility>

#include "plugins/remote/protocol/bounded_archive.hpp"
#include "plugins/remote/protocol/message_rules.hpp"

namespace lifeboat::remote::protocol {

namespace {

using Decoded = sdk::Outcome<std::variant<std::monostate, Message>>;

// In the order of Message's alternatives.
constexpr std::array k_types = {MessageType::session_state, MessageType::picture,       MessageType::screen_update,
                                MessageType::cursor,        MessageType::viewer_ready,  MessageType::input,
                                MessageType::release_all,   MessageType::acknowledge,   MessageType::request_intra,
                                MessageType::keep_alive,    MessageType::goodbye};
static_assert(k_types.size() == std::variant_size_v<Message>);

bool is_sent_by(MessageType type, From from) {
  if (type >= MessageType::keep_alive) return true;
  return (type < MessageType::viewer_ready) == (from == From::console);
}

sdk::Failure refusal(const char* why) {
  return {LB_REFUSED, std::string("The other side broke the rules of the connection: ") + why + "."};
}

template <class T>
Decoded decode_as(std::span<const std::uint8_t> payload) {
  try {
    T message;
    BoundedReader reader(payload);
    reader(message);
    if (const char* why = broken_rule(message)) return refusal(why);
    return std::variant<std::monostate, Message>(Message(std::move(message)));
  } catch (const cereal::Exception& error) {
    return refusal(error.what());
  }
}

template <std::size_t... I>
Decoded decode_alternative(std::size_t wanted, std::span<const std::uint8_t> payload, std::index_sequence<I...>) {
  using Decode = Decoded (*)(std::span<const std::uint8_t>);
  static constexpr std::array<Decode, sizeof...(I)> k_decoders = {
      decode_as<std::variant_alternative_t<I, Message>>...};
  return k_decoders.at(wanted)(payload);
}

}  // namespace

MessageType type_of(const Message& message) { return k_types.at(message.index()); }

std::vector<std::uint8_t> encode_message(const Message& message) {
  std::vector<std::uint8_t> out;
  BoundedWriter writer(out);
  std::visit([&writer](const auto& one) { writer(one); }, message);
  return out;
}

Decoded decode_message(std::uint16_t type, std::span<const std::uint8_t> payload, From from) {
  const auto limit = from == From::console ? k_max_console_message_bytes : k_max_viewer_message_bytes;
  if (payload.size() > limit) return refusal("a message larger than its limit");
  for (std::size_t i = 0; i < k_types.size(); ++i) {
    if (static_cast<std::uint16_t>(k_types.at(i)) != type || !is_sent_by(k_types.at(i), from)) continue;
    return decode_alternative(i, payload, std::make_index_sequence<k_types.size()>());
  }
  return std::variant<std::monostate, Message>();
}

}  // namespace lifeboat::remote::protocol
