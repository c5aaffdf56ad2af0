#include "host/base/unicode.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;

TEST_CASE("text of one to four bytes a character survives both ways") {
  const std::string text = "aé€😀 Ωя";
  CHECK(utf8_from_utf16(utf16_from_utf8(text)) == text);
  CHECK(utf16_from_utf8("😀") == u"\xD83D\xDE00");
}

TEST_CASE("unpaired surrogates of a hive survive both ways") {
  const std::u16string damaged = {u'a', char16_t(0xD800), u'b', char16_t(0xDC00)};
  CHECK(utf16_from_utf8(utf8_from_utf16(damaged)) == damaged);
}

TEST_CASE("malformed UTF-8 becomes the replacement character, byte by byte") {
  CHECK(utf16_from_utf8("a\xFFz") == u"a\xFFFDz");
  CHECK(utf16_from_utf8("\xC0\x80") == u"\xFFFD\xFFFD");  // overlong
  CHECK(utf16_from_utf8("\xE2\x82") == u"\xFFFD\xFFFD");  // cut short
}
