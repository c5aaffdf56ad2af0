#include "host/registry/name.hpp"

#include <catch2/catch.hpp>

#include "host/registry/upcase.hpp"

using namespace lifeboat::registry;

TEST_CASE("upper case is Windows' table, not Unicode's") {
  CHECK(upcase(u'a') == u'A');
  CHECK(upcase(u'ÿ') == u'Ÿ');
  CHECK(upcase(u'ß') == u'ß');
  CHECK(upcase(u'я') == u'Я');
  CHECK(upcase(u'ς') == u'ς');  // Unicode says Σ
  CHECK(upcase(u'ı') == u'ı');  // Unicode says I
  CHECK(upcase(u'1') == u'1');
  CHECK(upcase(u'ｚ') == u'Ｚ');
}

TEST_CASE("names hash without regard to case") {
  CHECK(name_hash(u"A") == 0x41);
  CHECK(name_hash(u"AB") == 0x41 * 37 + 0x42);
  CHECK(name_hash(upcased("controlset001")) == name_hash(u"CONTROLSET001"));
}

TEST_CASE("hints are the first four characters, up to the first beyond U+00FF") {
  CHECK(name_hint(u"Soft") == 0x74666F53);
  CHECK(name_hint(u"ab") == 0x6261);
  CHECK(name_hint(u"aжb") == 0x61);
}

TEST_CASE("names are compressed when every character fits into a byte") {
  CHECK(stored_name("Ünï").is_compressed);
  CHECK(stored_name("Ünï").size_bytes() == 3);
  CHECK_FALSE(stored_name("Ж").is_compressed);
  CHECK(stored_name("Ж").size_bytes() == 2);
}

TEST_CASE("names are ordered by upper-cased UTF-16") {
  const auto order = [](std::string_view left, std::string_view right) {
    const StoredName name = stored_name(left);
    std::vector<std::byte> bytes(name.size_bytes());
    name.write(bytes);
    return compare(NameView(bytes, name.is_compressed), upcased(right));
  };
  CHECK(order("abc", "ABC") == 0);
  CHECK(order("ab", "abc") < 0);
  CHECK(order("a_", "aB") > 0);  // '_' lies behind the capital letters
  CHECK(order("ж", "Z") > 0);
}
