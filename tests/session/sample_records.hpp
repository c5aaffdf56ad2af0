// Records as a well-behaved server sends them; a test breaks one field.
#pragma once

#include <lifeboat/screen_channel.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lifeboat::session {

template <class Record>
Record blank_record(std::uint32_t type) {
  Record record{};
  record.head = {type, sizeof record};
  return record;
}

template <std::size_t Size>
void put(char (&field)[Size], std::string_view text) {
  std::memset(field, 0, Size);
  std::memcpy(field, text.data(), std::min(text.size(), Size));
}

inline lb_record_request sample_request(std::uint32_t session, std::string_view name = "Ada",
                                        std::uint32_t type = LB_RECORD_REQUEST) {
  auto record = blank_record<lb_record_request>(type);
  record.session = session;
  put(record.name, name);
  put(record.address, "10.5.14.52");
  return record;
}

inline lb_record_session sample_session(std::uint32_t type, std::uint32_t session) {
  auto record = blank_record<lb_record_session>(type);
  record.session = session;
  return record;
}

inline lb_record_input sample_input(std::uint32_t session, std::uint64_t id, std::uint32_t kind) {
  auto record = blank_record<lb_record_input>(LB_RECORD_INPUT);
  record.session = session;
  record.input_id = id;
  record.kind = kind;
  if (kind == LB_INPUT_KEY) record.usage = 4;
  if (kind == LB_INPUT_TEXT) put(record.text, "é");
  return record;
}

inline lb_record_input sample_key(std::uint32_t session, std::uint64_t id, std::uint16_t usage, bool is_down,
                                  std::uint8_t modifiers = 0) {
  auto record = sample_input(session, id, LB_INPUT_KEY);
  record.usage = usage;
  record.is_down = is_down ? 1 : 0;
  record.modifiers = modifiers;
  return record;
}

}  // namespace lifeboat::session
