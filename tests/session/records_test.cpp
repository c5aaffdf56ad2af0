#include "host/session/records.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <functional>
#include <random>
#include <string>

#include "host/session/text_check.hpp"
#include "tests/session/sample_records.hpp"

namespace lifeboat::session {
namespace {

template <class Raw>
bool is_accepted(const Raw& raw) {
  return parse_record(std::as_bytes(std::span(&raw, 1))).has_value();
}

struct Break {
  const char* what;
  std::function<void(lb_record_input&)> change;
};

}  // namespace

TEST_CASE("each kind of record is taken as it was sent") {
  CHECK(is_accepted(sample_request(1)));
  CHECK(is_accepted(sample_request(1, "", LB_RECORD_RESUMED)));
  for (const auto type : {LB_RECORD_RELEASE_ALL, LB_RECORD_LOST, LB_RECORD_ENDED}) {
    CHECK(is_accepted(sample_session(static_cast<std::uint32_t>(type), 7)));
  }
  auto raw = sample_input(3, 9, LB_INPUT_POINTER);
  raw.x = 8191;
  raw.y = 5;
  auto record = parse_record(std::as_bytes(std::span(&raw, 1)));
  REQUIRE(record);
  const auto& input = std::get<RemoteInput>(*record);
  CHECK(input.session == 3);
  CHECK(input.input_id == 9);
  CHECK(input.event.id == 9);
  CHECK(input.event.source == screen::InputSource::remote);
  CHECK(input.event.x == 8191);
  raw = sample_input(3, 9, LB_INPUT_WHEEL);
  raw.y = -240;
  record = parse_record(std::as_bytes(std::span(&raw, 1)));
  REQUIRE(record);
  CHECK(std::get<RemoteInput>(*record).event.y == -2);
  raw = sample_key(3, 9, 231, true, screen::k_ctrl | screen::k_super);
  record = parse_record(std::as_bytes(std::span(&raw, 1)));
  REQUIRE(record);
  CHECK(std::get<RemoteInput>(*record).event.chord.key == screen::Key::right_super);
  CHECK(is_accepted(sample_input(3, 9, LB_INPUT_BUTTON)));
  CHECK(is_accepted(sample_input(3, 9, LB_INPUT_TEXT)));
}

TEST_CASE("a record of another size or type is refused") {
  const auto good = sample_input(1, 1, LB_INPUT_KEY);
  const auto bytes = std::as_bytes(std::span(&good, 1));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(parse_record(bytes.first(size)));
  std::vector<std::byte> longer(bytes.begin(), bytes.end());
  longer.push_back(std::byte{0});
  CHECK_FALSE(parse_record(longer));
  for (const std::uint32_t type : {0U, 1U, 2U, 3U, 4U, 63U, 71U, 0xFFFFFFFFU}) {
    auto raw = good;
    raw.head.type = type;
    CHECK_FALSE(is_accepted(raw));
  }
  auto raw = good;
  raw.head.size -= 1;
  CHECK_FALSE(is_accepted(raw));
}

TEST_CASE("an input with one wrong field is refused") {
  const std::vector<Break> pointer = {{"x below", [](auto& r) { r.x = -1; }},
                                      {"y below", [](auto& r) { r.y = -1; }},
                                      {"x beyond", [](auto& r) { r.x = 8192; }},
                                      {"y beyond", [](auto& r) { r.y = 8192; }},
                                      {"least", [](auto& r) { r.x = INT32_MIN; }}};
  const std::vector<Break> button = {{"button", [](auto& r) { r.button = 3; }},
                                     {"is_down", [](auto& r) { r.is_down = 2; }}};
  const std::vector<Break> wheel = {{"x", [](auto& r) { r.x = k_max_wheel + 1; }},
                                    {"y", [](auto& r) { r.y = -k_max_wheel - 1; }},
                                    {"least", [](auto& r) { r.y = INT32_MIN; }}};
  const std::vector<Break> key = {{"usage 3", [](auto& r) { r.usage = 3; }},
                                  {"usage 232", [](auto& r) { r.usage = 232; }},
                                  {"modifiers", [](auto& r) { r.modifiers = 16; }},
                                  {"is_down", [](auto& r) { r.is_down = 2; }}};
  const std::vector<Break> text = {{"empty", [](auto& r) { put(r.text, ""); }},
                                   {"control", [](auto& r) { put(r.text, "a\nb"); }},
                                   {"DEL", [](auto& r) { put(r.text, "\x7F"); }},
                                   {"C1", [](auto& r) { put(r.text, "\xC2\x85"); }},
                                   {"cut", [](auto& r) { put(r.text, "\xC3"); }},
                                   {"overlong", [](auto& r) { put(r.text, "\xC0\xAF"); }},
                                   {"surrogate", [](auto& r) { put(r.text, "\xED\xA0\x80"); }},
                                   {"beyond", [](auto& r) { put(r.text, "\xF4\x90\x80\x80"); }},
                                   {"no end", [](auto& r) { put(r.text, std::string(80, 'a')); }},
                                   {"too long", [](auto& r) { put(r.text, std::string(65, 'a')); }},
                                   {"after the end", [](auto& r) { r.text[70] = 'a'; }}};
  const std::vector<Break> any = {{"session", [](auto& r) { r.session = 0; }},
                                  {"input_id", [](auto& r) { r.input_id = 0; }},
                                  {"reserved", [](auto& r) { r.reserved[2] = 1; }},
                                  {"kind 0", [](auto& r) { r.kind = 0; }},
                                  {"kind 6", [](auto& r) { r.kind = 6; }}};
  const auto check = [](std::uint32_t kind, const std::vector<Break>& breaks) {
    for (const Break& each : breaks) {
      INFO("kind " << kind << ", " << each.what);
      auto raw = sample_input(1, 1, kind);
      REQUIRE(is_accepted(raw));
      each.change(raw);
      CHECK_FALSE(is_accepted(raw));
    }
  };
  check(LB_INPUT_POINTER, pointer);
  check(LB_INPUT_BUTTON, button);
  check(LB_INPUT_WHEEL, wheel);
  check(LB_INPUT_KEY, key);
  check(LB_INPUT_TEXT, text);
  for (const auto kind : {LB_INPUT_POINTER, LB_INPUT_BUTTON, LB_INPUT_WHEEL, LB_INPUT_KEY, LB_INPUT_TEXT}) {
    check(static_cast<std::uint32_t>(kind), any);
  }
}

TEST_CASE("a request with a wrong session, name or address is refused") {
  const auto check = [](const char* what, const std::function<void(lb_record_request&)>& change) {
    INFO(what);
    for (const auto type : {LB_RECORD_REQUEST, LB_RECORD_RESUMED}) {
      auto raw = sample_request(1, "Ada", static_cast<std::uint32_t>(type));
      change(raw);
      CHECK_FALSE(is_accepted(raw));
    }
  };
  check("session", [](auto& r) { r.session = 0; });
  check("control", [](auto& r) { put(r.name, "A\x1B[2J"); });
  check("bidi", [](auto& r) { put(r.name, "A\xE2\x80\xAE"); });
  check("isolate", [](auto& r) { put(r.name, "\xE2\x81\xA6"); });
  check("line", [](auto& r) { put(r.name, "\xE2\x80\xA8"); });
  check("not UTF-8", [](auto& r) { put(r.name, "\xFF"); });
  check("65 bytes", [](auto& r) { put(r.name, std::string(65, 'a')); });
  check("no end", [](auto& r) { put(r.name, std::string(72, 'a')); });
  check("after the end", [](auto& r) { r.name[50] = 'x'; });
  for (const char* address : {"", "help.example.org", "10.5.14", "10.5.14.52 ", "1::2::3", "fe80::1%", "fe80::1%a b",
                              "fe80::1%aaaaaaaaaaaaaaaa", "10.0.0.1%eth0", "::1\n"}) {
    check(address, [&](auto& r) { put(r.address, address); });
  }
  check("address without end", [](auto& r) { std::memset(r.address, '1', sizeof r.address); });
  CHECK(is_accepted(sample_request(1, std::string(64, 'a'))));
  CHECK(is_address("2001:db8::7"));
  CHECK(is_address("fe80::1%eth0"));
}

TEST_CASE("a session's record or a status with a wrong field is refused") {
  auto lost = sample_session(LB_RECORD_LOST, 0);
  CHECK_FALSE(is_accepted(lost));
  lost.session = 1;
  lost.reserved = 1;
  CHECK_FALSE(is_accepted(lost));
  auto status = blank_record<lb_record_status>(LB_RECORD_STATUS);
  put(status.encoder, "openh264");
  CHECK(is_accepted(status));
  put(status.encoder, "\xC3\xA9");
  CHECK_FALSE(is_accepted(status));
  put(status.encoder, "a\tb");
  CHECK_FALSE(is_accepted(status));
  std::memset(status.encoder, 'a', sizeof status.encoder);
  CHECK_FALSE(is_accepted(status));
}

TEST_CASE("what passes after random changes keeps the rules") {
  std::mt19937 random(11);
  for (int round = 0; round < 200'000; ++round) {
    auto raw = sample_input(1, 1, static_cast<std::uint32_t>(1 + random() % 5));
    auto* bytes = reinterpret_cast<unsigned char*>(&raw);
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      bytes[8 + random() % (sizeof raw - 8)] = static_cast<unsigned char>(random());
    }
    const auto record = parse_record(std::as_bytes(std::span(&raw, 1)));
    if (!record) continue;
    const auto& event = std::get<RemoteInput>(*record).event;
    CHECK(event.source == screen::InputSource::remote);
    if (event.kind == screen::InputKind::text) CHECK(is_plain_text(event.text));
    if (event.kind == screen::InputKind::pointer_move) CHECK((event.x >= 0 && event.x < 8192));
  }
}

}  // namespace lifeboat::session
