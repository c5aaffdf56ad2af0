// Plug-ins that misbehave, in the real console: it lives, or is back within a second, and the row says why.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "tests/e2e/console_session.hpp"

using namespace lifeboat::e2e;

namespace {

// High enough that every card is in sight.
const std::vector<std::string> k_console = {"--system", "1", "--size", "1280x2400", "--plugins",
                                            std::string(LIFEBOAT_BINARY_DIR) + "/test-plugins"};

// What the card shows beneath the tool's name.
std::string shown_reason(ConsoleSession& console, const std::string& path) {
  const auto card = console.item(path);
  REQUIRE_FALSE(card.is_null());
  CHECK_FALSE(card.value("enabled", true));
  return card.value("value", "");
}

// Opens the tool and waits until the card of the console that came after shows a reason.
std::string reason_after_opening(ConsoleSession& console, const std::string& path) {
  console.wait_for(path);
  static_cast<void>(console.try_ui({"click", path}));  // the console may die before it answers
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (std::chrono::steady_clock::now() < deadline) {
    if (console.try_ui({"wait", path, "--timeout-ms", "5000"}).exit_code != 0) continue;
    // A console that was started anew looks for Windows again, and until then no tool can be opened.
    if (console.try_ui({"wait", "toolset/search", "--gone", "--timeout-ms", "5000"}).exit_code != 0) continue;
    const Finished shown = console.try_ui({"dump"});
    if (shown.exit_code != 0) continue;
    for (const auto& card : nlohmann::json::parse(shown.output)) {
      if (card.at("path") == path && !card.value("enabled", true)) return card.value("value", "");
    }
  }
  FAIL("the card of " << path << " never says why");
  return {};
}

}  // namespace

TEST_CASE("what is no plug-in, or of another ABI major, is a row with its reason") {
  ConsoleSession console(k_console);
  CHECK_FALSE(shown_reason(console, "toolset/test-other-major").empty());
  bool has_text_file = false;
  const auto screen = console.dump();
  for (const auto& item : screen) {
    has_text_file = has_text_file || (item.value("role", "") == "tool" && !item.value("enabled", true) &&
                                      item.value("label", "").find("text") != std::string::npos);
  }
  CHECK(has_text_file);
}

TEST_CASE("a tool that throws or fails is closed with its reason, the console goes on") {
  for (const std::string tool : {"throws-in-create", "refuses-in-create", "throws-in-frame", "fails-in-frame"}) {
    ConsoleSession console(k_console);
    INFO(tool);
    CHECK_FALSE(reason_after_opening(console, "toolset/test-" + tool).empty());
    CHECK(console.log().find("SIG") == std::string::npos);
    CHECK(console.quit() == 0);
  }
}

TEST_CASE("a tool that kills or blocks the console is disabled, and the console is back") {
  for (const std::string tool : {"crashes-in-create", "crashes-in-frame", "blocks-in-frame", "exits-in-frame"}) {
    ConsoleSession console(k_console);
    INFO(tool);
    CHECK_FALSE(reason_after_opening(console, "toolset/test-" + tool).empty());
    console.click("toolset/test-behaves");
    console.wait_for("tabs/test-behaves");
    console.ui({"quit"});
    console.click("quit-question/discard");  // it always has work that is not saved
    CHECK(console.wait_for_end() == 0);
  }
}

TEST_CASE("plug-ins of an older and of a newer SDK both work") {
  ConsoleSession console(k_console);
  for (const std::string tool : {"older", "newer"}) {
    INFO(tool);
    console.click("toolset/test-" + tool);
    console.wait_for("tabs/test-" + tool);
    console.click("tabs/toolset");
  }
  CHECK(console.quit() == 0);
}
