#include "host/toolset/script_notices.hpp"

#include <catch2/catch.hpp>

#include "tests/ui/harness.hpp"

namespace lifeboat::toolset {

TEST_CASE("what a script has to say stands there until it was read, one after the other") {
  ScriptNotices notices;
  ui::Harness screen([&](ui::Ui& ui) { notices.draw(ui); });
  CHECK_FALSE(screen.has("script/notice"));
  notices.add("winpeshl.ini:2: first");
  notices.add("winpeshl.ini:3: second");
  screen.settle();
  CHECK(screen.item("script/notice").value == "winpeshl.ini:2: first");
  CHECK(screen.item("script/notice").label.find('2') != std::string::npos);
  screen.click("script/notice/ok");
  CHECK(screen.item("script/notice").value == "winpeshl.ini:3: second");
  screen.click("script/notice/ok");
  CHECK(notices.is_empty());
  CHECK_FALSE(screen.has("script/notice"));
}

TEST_CASE("a notice is cut at a length that leaves room for the page, and there are only so many") {
  ScriptNotices notices;
  ui::Harness screen([&](ui::Ui& ui) { notices.draw(ui); });
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\u00e9";
  for (std::size_t i = 0; i <= ScriptNotices::k_most_notices; ++i) notices.add(text);
  screen.settle();
  const std::string shown = screen.item("script/notice").value;
  CHECK(shown.size() == 2 * ScriptNotices::k_most_characters + std::string("…").size());
  CHECK(shown.ends_with("…"));
  CHECK(screen.item("script/notice").label.find(std::to_string(ScriptNotices::k_most_notices)) != std::string::npos);
}


}  // namespace lifeboat::toolset
