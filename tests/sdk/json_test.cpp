// What the JSON writer writes, a JSON reader reads.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lifeboat/cpp/json.hpp"

using lifeboat::sdk::json_string;
using lifeboat::sdk::JsonWriter;

TEST_CASE("strings with every control character, quotes and all planes survive") {
  std::string text = "\"\\/ é Ω \xF0\x9F\x98\x80";
  for (char c = 0; c < 0x20; ++c) text += c;
  CHECK(nlohmann::json::parse(json_string(text)) == text);
}

TEST_CASE("malformed UTF-8 becomes U+FFFD byte by byte, a lone surrogate its escape") {
  CHECK(nlohmann::json::parse(json_string("a\xC3")) == "a\xEF\xBF\xBD");
  CHECK(nlohmann::json::parse(json_string("\xC0\xAF")) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(nlohmann::json::parse(json_string("\xF4\x90\x80\x80")).get<std::string>().size() == 12);
  CHECK(json_string("\xED\xB0\x80") == "\"\\udc00\"");
}

TEST_CASE("commas stand between and nowhere else") {
  JsonWriter json;
  json.begin_object().key("a").begin_array().number(1).begin_object().end_object().null().end_array();
  json.key("b").boolean(true).key("c").begin_array().end_array().end_object();
  CHECK(json.text() == R"({"a": [1, {}, null], "b": true, "c": []})");
}
