#include "host/boot/keyboard_layouts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "host/screen/keyboard_layout.hpp"

using namespace lifeboat::boot;

TEST_CASE("layouts are found by country, by language and by code") {
  const auto layouts = read_layouts();
  REQUIRE(layouts.size() > 100);
  const auto has = [&](const char* words, const char* name) {
    return std::ranges::any_of(matching(layouts, words), [&](const NamedLayout* each) { return each->name == name; });
  };
  CHECK(has("french", "fr"));
  CHECK(has("FRENCH (CANADA", "ca"));
  CHECK(has("us(intl)", "us(intl)"));
  CHECK(has("FRÉNCH", "fr"));
  CHECK(matching(layouts, "no such words").empty());
  CHECK(matching(layouts, "").size() == layouts.size());
}

TEST_CASE("every layout of the list can be chosen") {
  std::size_t tried = 0;
  const auto layouts = read_layouts();
  for (std::size_t i = 0; i < layouts.size(); i += 25, ++tried) {  // a keymap takes some milliseconds to compile
    INFO(layouts[i].name);
    CHECK(lifeboat::screen::KeyboardLayout::create(layouts[i].name));
  }
  CHECK(tried > 10);
}
