#include "host/session/records.hpp"

#include <fmt/format.h>
#include <lifeboat/screen_channel.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "host/base/text.hpp"
#include "host/session/text_check.hpp"

namespace lifeboat::session {
namespace {

using screen::InputEvent;
using screen::InputKind;

constexpr std::uint16_t k_first_usage = 4;   // "a"; below are error codes
constexpr std::uint16_t k_last_usage = 231;  // right super, the last key of page 7
constexpr std::uint8_t k_all_modifiers = screen::k_ctrl | screen::k_shift | screen::k_alt | screen::k_super;
constexpr std::uint8_t k_last_button = 2;
constexpr float k_wheel_unit = 120;

tl::unexpected<Error> refuse(const char* field) {
  return fail(ErrorKind::refused, fmt::format("bad field in a record: {}", field));
}

// The text up to its NUL; nothing when it is not terminated, too long, or followed by anything but zeros.
std::optional<std::string> text_of(std::span<const char> field, std::size_t max_bytes) {
  const auto end = std::ranges::find(field, '\0');
  const auto length = static_cast<std::size_t>(end - field.begin());
  if (end == field.end() || length > max_bytes) return std::nullopt;
  if (!std::all_of(end, field.end(), [](char c) { return c == '\0'; })) return std::nullopt;
  return std::string(field.data(), length);
}

template <class Raw>
std::optional<Raw> raw_of(std::span<const std::byte> packet) {
  Raw raw{};
  if (packet.size() != sizeof raw) return std::nullopt;
  std::memcpy(&raw, packet.data(), sizeof raw);
  return raw.head.size == sizeof raw ? std::optional(raw) : std::nullopt;
}

template <class Wanted>
Result<Record> parse_request(std::span<const std::byte> packet) {
  const auto raw = raw_of<lb_record_request>(packet);
  if (!raw) return refuse("size");
  if (raw->session == 0) return refuse("session");
  auto name = text_of(raw->name, LB_MAX_NAME_BYTES);
  if (!name || !is_plain_name(*name)) return refuse("name");
  auto address = text_of(raw->address, sizeof raw->address - 1);
  if (!address || !is_address(*address)) return refuse("address");
  Wanted wanted;
  wanted.session = raw->session;
  wanted.name = std::move(*name);
  wanted.address = std::move(*address);
  return Record(std::move(wanted));
}

template <class Wanted>
Result<Record> parse_session(std::span<const std::byte> packet) {
  const auto raw = raw_of<lb_record_session>(packet);
  if (!raw) return refuse("size");
  if (raw->session == 0) return refuse("session");
  if (raw->reserved != 0) return refuse("reserved");
  return Record(Wanted{raw->session});
}

Result<Record> parse_status(std::span<const std::byte> packet) {
  const auto raw = raw_of<lb_record_status>(packet);
  if (!raw) return refuse("size");
  auto encoder = text_of(raw->encoder, sizeof raw->encoder - 1);
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (!encoder || !std::ranges::all_of(*encoder, is_printable)) return refuse("encoder");
  return Record(ServerStatus{std::move(*encoder)});
}

const char* fill_pointer(const lb_record_input& raw, InputEvent& event) {
  const auto is_within = [](std::int32_t at) { return at >= 0 && at < LB_SCREEN_MAX_SIDE_PX; };
  if (!is_within(raw.x) || !is_within(raw.y)) return "pointer";
  event.kind = InputKind::pointer_move;
  event.x = static_cast<float>(raw.x);
  event.y = static_cast<float>(raw.y);
  return nullptr;
}

const char* fill_button(const lb_record_input& raw, InputEvent& event) {
  if (raw.button > k_last_button) return "button";
  if (raw.is_down > 1) return "is_down";
  event.kind = InputKind::button;
  event.button = raw.button;
  event.is_down = raw.is_down == 1;
  return nullptr;
}

const char* fill_wheel(const lb_record_input& raw, InputEvent& event) {
  const auto is_within = [](std::int32_t by) { return by >= -k_max_wheel && by <= k_max_wheel; };
  if (!is_within(raw.x) || !is_within(raw.y)) return "wheel";
  event.kind = InputKind::wheel;
  event.x = static_cast<float>(raw.x) / k_wheel_unit;
  event.y = static_cast<float>(raw.y) / k_wheel_unit;
  return nullptr;
}

const char* fill_key(const lb_record_input& raw, InputEvent& event) {
  if (raw.usage < k_first_usage || raw.usage > k_last_usage) return "usage";
  if ((raw.modifiers & ~k_all_modifiers) != 0) return "modifiers";
  if (raw.is_down > 1) return "is_down";
  event.kind = InputKind::key;
  event.chord = {static_cast<screen::Key>(raw.usage), raw.modifiers};
  event.is_down = raw.is_down == 1;
  return nullptr;
}

const char* fill_text(const lb_record_input& raw, InputEvent& event) {
  auto text = text_of(raw.text, LB_MAX_INPUT_TEXT_BYTES);
  if (!text || text->empty() || !is_plain_text(*text)) return "text";
  event.kind = InputKind::text;
  event.text = std::move(*text);
  return nullptr;
}

const char* fill(const lb_record_input& raw, InputEvent& event) {
  switch (raw.kind) {
    case LB_INPUT_POINTER: return fill_pointer(raw, event);
    case LB_INPUT_BUTTON: return fill_button(raw, event);
    case LB_INPUT_WHEEL: return fill_wheel(raw, event);
    case LB_INPUT_KEY: return fill_key(raw, event);
    case LB_INPUT_TEXT: return fill_text(raw, event);
    default: return "kind";
  }
}

Result<Record> parse_input(std::span<const std::byte> packet) {
  const auto raw = raw_of<lb_record_input>(packet);
  if (!raw) return refuse("size");
  if (raw->session == 0) return refuse("session");
  if (raw->input_id == 0) return refuse("input_id");
  RemoteInput input{raw->session, raw->input_id, {}};
  input.event.source = screen::InputSource::remote;
  input.event.id = raw->input_id;
  if (std::ranges::any_of(raw->reserved, [](std::uint8_t byte) { return byte != 0; })) return refuse("reserved");
  if (const char* field = fill(*raw, input.event); field != nullptr) return refuse(field);
  return Record(std::move(input));
}

}  // namespace

Result<Record> parse_record(std::span<const std::byte> packet) {
  lb_record_head head{};
  if (packet.size() < sizeof head) return refuse("size");
  std::memcpy(&head, packet.data(), sizeof head);
  switch (head.type) {
    case LB_RECORD_REQUEST: return parse_request<Request>(packet);
    case LB_RECORD_INPUT: return parse_input(packet);
    case LB_RECORD_RELEASE_ALL: return parse_session<ReleaseAll>(packet);
    case LB_RECORD_LOST: return parse_session<Lost>(packet);
    case LB_RECORD_RESUMED: return parse_request<Resumed>(packet);
    case LB_RECORD_ENDED: return parse_session<Ended>(packet);
    case LB_RECORD_STATUS: return parse_status(packet);
    default: return refuse("type");
  }
}

}  // namespace lifeboat::session
