// The translations: whole, and such that a program can fill in what it fills in.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/texts/po_file.hpp"

using namespace lifeboat::testing;

namespace {

// Calls check(entry, source, translation) for each text of each file; a failure names its place.
template <typename Check>
void for_each_translation(Check check) {
  for (const auto& path : po_files(LIFEBOAT_SOURCE_DIR)) {
    for (const PoEntry& entry : read_po(path).entries) {
      for (std::size_t i = 0; i < entry.translations.size(); ++i) {
        INFO(path.string() << ":" << entry.line << ": " << entry.translations[i]);
        check(entry.sources[std::min(i, entry.sources.size() - 1)], entry.translations[i]);
      }
    }
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a program replaces: {} {:#x} {0} %1.
std::vector<std::string> places(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find_first_of("{%"); at != text.npos; at = text.find_first_of("{%", at + 1)) {
    const std::size_t end = text[at] == '{' ? text.find('}', at) : at + 1;
    const bool is_place = end < text.size() && (text[at] == '{' || is_digit(text[end]));
    if (is_place) found.push_back(text.substr(at, end + 1 - at));
  }
  return found;
}

// Places without a number are filled in order; those with one may stand in any.
std::vector<std::string> comparable(std::vector<std::string> all) {
  const bool is_numbered = std::ranges::all_of(all, [](const std::string& place) { return is_digit(place[1]); });
  if (is_numbered) std::ranges::sort(all);
  return all;
}

std::string line_breaks_of(const std::string& text) {
  const auto count = std::ranges::count(text, '\n');
  return std::to_string(count) + (text.ends_with('\n') ? " and at the end" : "");
}

// The sign a text ends with: ends of sentences tell apart what is said from what is named.
std::string end_of(const std::string& text) {
  for (const char* sign : {"…", ".", ":", "?", " "}) {
    if (text.ends_with(sign)) return sign;
  }
  return "";
}

}  // namespace

TEST_CASE("every text is translated, and no translation is a guess") {
  REQUIRE_FALSE(po_files(LIFEBOAT_SOURCE_DIR).empty());
  for (const auto& path : po_files(LIFEBOAT_SOURCE_DIR)) {
    for (const PoEntry& entry : read_po(path).entries) {
      INFO(path.string() << ":" << entry.line << ": " << entry.sources.front());
      CHECK_FALSE(entry.is_fuzzy);
      CHECK(std::ranges::none_of(entry.translations, [](const std::string& text) { return text.empty(); }));
    }
  }
}

TEST_CASE("no translation is left of a text that is gone") {
  for (const auto& path : po_files(LIFEBOAT_SOURCE_DIR)) {
    INFO(path.string());
    CHECK(read_po(path).obsolete_count == 0);
  }
}

TEST_CASE("a translation has the places that its text has, so that the program can fill them in") {
  for_each_translation([](const std::string& source, const std::string& translation) {
    CHECK(comparable(places(translation)) == comparable(places(source)));
  });
}

TEST_CASE("a translation breaks and ends its lines as its text does") {
  for_each_translation([](const std::string& source, const std::string& translation) {
    CHECK(line_breaks_of(translation) == line_breaks_of(source));
    CHECK(end_of(translation) == end_of(source));
  });
}

// U+202F, which both fonts of the console have. A colon in a path or a switch has no space and is left alone.
TEST_CASE("French puts a narrow space that does not break before high signs and within quotation marks") {
  for_each_translation([](const std::string&, const std::string& translation) {
    for (const char* sign : {":", ";", "!", "?", "»"}) CHECK(translation.find(std::string(" ") + sign) == translation.npos);
    CHECK(translation.find("« ") == translation.npos);
  });
}
