// The fixed parsers: one right size, one right order, nothing that a name could do to a screen.
#include "plugins/remote/protocol/handshake_messages.hpp"

#include <catch2/catch.hpp>

#include "plugins/remote/protocol/text_rules.hpp"

using namespace lifeboat::remote::protocol;

namespace {

bool is_name(const std::string& name) {
  M1 m1;
  m1.name = name;
  return parse_m1(encode_m1(m1)).has_value();
}

}  // namespace

TEST_CASE("M1, M2 and ERROR survive their own encoding") {
  const M1 m1{1, 3, Mode::resume, {1, 2, 3}, "Jörg", {9}};
  const auto m1_back = parse_m1(encode_m1(m1));
  REQUIRE(m1_back.has_value());
  CHECK(m1_back->max_version == 3);
  CHECK(m1_back->mode == Mode::resume);
  CHECK(m1_back->session_id == m1.session_id);
  CHECK(m1_back->name == "Jörg");
  CHECK(m1_back->share == m1.share);
  const auto m2_back = parse_m2(encode_m2({7, Mode::resume, {4}, {5}}));
  REQUIRE(m2_back.has_value());
  CHECK(m2_back->version == 7);
  const auto error = parse_error(encode_error({ErrorCode::busy, 600, 1, 2}));
  REQUIRE(error.has_value());
  CHECK(error->code == ErrorCode::busy);
  CHECK(error->retry_after_s == 600);
  CHECK(error->max_version == 2);
}

TEST_CASE("sizes are those of the specification") {
  CHECK(encode_m1({}).size() == 58);
  M1 longest;
  longest.name = std::string(64, 'a');
  CHECK(encode_m1(longest).size() == 122);
  CHECK(encode_m2({}).size() == 55);
  CHECK(encode_error({}).size() == 7);
  CHECK(associated_data(encode_m2({})).size() == 23);
}

TEST_CASE("any other size of a message is malformed") {
  M1 m1;
  m1.name = "Ana";
  const auto right_m1 = encode_m1(m1), right_m2 = encode_m2({}), right_error = encode_error({});
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<std::uint8_t> one = right_m1, two = right_m2, error = right_error;
    one.resize(size);
    two.resize(size);
    error.resize(size);
    CHECK(parse_m1(one).has_value() == (size == right_m1.size()));
    CHECK(parse_m2(two).has_value() == (size == right_m2.size()));
    CHECK(parse_error(error).has_value() == (size == right_error.size()));
    CHECK(parse_tag(std::vector<std::uint8_t>(size)).has_value() == (size == 64));
  }
}

TEST_CASE("M1 with an impossible mode, range or id is malformed") {
  M1 m1;
  CHECK(parse_m1(encode_m1(m1)).has_value());
  m1.min_version = 2;
  CHECK_FALSE(parse_m1(encode_m1(m1)).has_value());
  m1 = {};
  m1.mode = static_cast<Mode>(3);
  CHECK_FALSE(parse_m1(encode_m1(m1)).has_value());
  m1 = {};
  m1.session_id[15] = 1;
  CHECK_FALSE(parse_m1(encode_m1(m1)).has_value());
}

TEST_CASE("a viewer's name holds no control and no bidi characters") {
  CHECK(is_name(""));
  CHECK(is_name("Zoë 字 שלום"));
  CHECK_FALSE(is_name("Ana\n"));
  CHECK_FALSE(is_name("\x1b[31m"));
  CHECK_FALSE(is_name("a\xe2\x80\xae" "b"));  // U+202E
  CHECK_FALSE(is_name("a\xe2\x81\xa6" "b"));  // U+2066
  CHECK_FALSE(is_name("\xd8\x9c"));           // U+061C
  CHECK_FALSE(is_name("\xff"));
  CHECK_FALSE(is_name(std::string(65, 'a')));
}

TEST_CASE("a name is cleaned and cut at a character") {
  CHECK(plain_name_of("Ana\n\x1b[31m\xe2\x80\xae!", 64) == "Ana[31m!");
  CHECK(plain_name_of("ääää", 5) == "ää");
  CHECK(plain_name_of("a\xff" "b", 64) == "ab");
}

TEST_CASE("a frame's type and length are judged before its payload comes") {
  const auto progress = [](std::vector<std::uint8_t> bytes) { return first_handshake_frame(bytes).progress; };
  CHECK(progress({}) == FrameProgress::needs_more);
  CHECK(progress({1, 0}) == FrameProgress::needs_more);
  CHECK(progress({1, 0, 58}) == FrameProgress::needs_more);
  CHECK(progress({1, 0, 57}) == FrameProgress::malformed);
  CHECK(progress({1, 0, 123}) == FrameProgress::malformed);
  CHECK(progress({1, 0xFF, 0xFF}) == FrameProgress::malformed);
  CHECK(progress({5, 0, 64}) == FrameProgress::malformed);
  CHECK(progress({3, 0, 63}) == FrameProgress::malformed);
  const auto whole = handshake_frame(HandshakeType::m2, encode_m2({}));
  CHECK(first_handshake_frame(whole).progress == FrameProgress::complete);
  CHECK(first_handshake_frame(whole).consumed == whole.size());
}
