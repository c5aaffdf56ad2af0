#include "host/launch/windows_words.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::launch;

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view line) {
  const auto words = split_windows_words(line);
  REQUIRE(words);
  return *words;
}

}  // namespace

TEST_CASE("blanks part words, and backslashes of paths stay") {
  CHECK(words_of("  X:\\Windows\\system32\\netstart.exe\t-network  ") ==
        Words{"X:\\Windows\\system32\\netstart.exe", "-network"});
  CHECK(words_of("\\\\server\\share\\") == Words{"\\\\server\\share\\"});
  CHECK(words_of("").empty());
}

TEST_CASE("quotation marks hold a word together, also in its middle, and may hold nothing") {
  CHECK(words_of("\"C:\\Program Files\\x.exe\" a") == Words{"C:\\Program Files\\x.exe", "a"});
  CHECK(words_of("a\"b c\"d") == Words{"ab cd"});
  CHECK(words_of("start \"\" x") == Words{"start", "", "x"});
}

TEST_CASE("backslashes before a quotation mark are Windows'") {
  CHECK(words_of("\"C:\\My Docs\\\\\" b") == Words{"C:\\My Docs\\", "b"});
  CHECK(words_of("say \\\"hi\\\"") == Words{"say", "\"hi\""});
  CHECK(words_of("\"a\"\"b\"") == Words{"a\"b"});
}

TEST_CASE("a quotation mark that is not closed is an error") {
  CHECK_FALSE(split_windows_words("a \"b c"));
  CHECK_FALSE(split_windows_words("\"a\\\""));
}
