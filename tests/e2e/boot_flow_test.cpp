// The way in, from the first page to an opened tool: once by keyboard alone, once by mouse alone.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "tests/e2e/console_session.hpp"

using namespace lifeboat::e2e;

namespace {

std::string header_of(ConsoleSession& console) { return console.item("header/header").at("value"); }

bool is_checked(ConsoleSession& console, const std::string& path) { return console.item(path).at("checked"); }

}  // namespace

TEST_CASE("by keyboard alone: Enter goes on with what is suggested, as far as the tools") {
  ConsoleSession console({"--boot"});
  console.wait_for("boot/network-yes");
  console.tab_to("boot/network-no");
  console.key("Space");
  CHECK(is_checked(console, "boot/network-no"));
  console.tab_to("boot/next");
  console.key("Enter");
  console.wait_for("boot/remap-yes");
  CHECK(is_checked(console, "boot/remap-yes"));
  console.key("Enter");  // Next has the keyboard
  console.wait_for("boot/layouts");
  CHECK_THAT(console.item("boot/trial").at("label").get<std::string>(), Catch::Contains("No layout was chosen"));
  console.tab_to("boot/search");
  console.ui({"type", "fr(azerty)"});
  console.key("Tab");
  console.key("Down");
  console.tab_to("boot/trial");
  CHECK(console.item("boot/trial").at("label") == "Try it here, with French (AZERTY)");
  console.ui({"place", "Q"});
  console.ui({"place", "Shift+1"});
  CHECK(console.item("boot/trial").at("value") == "a1");
  console.tab_to("boot/next");
  console.key("Enter");
  console.wait_for("boot/installations/system-2");
  console.key("Down");
  console.key("Enter");
  console.wait_for("boot/toolset");
  CHECK_THAT(header_of(console), Catch::Contains("Windows 10"));
  console.key("Enter");
  console.tab_to("toolset/registry-editor");
  console.key("Enter");
  console.wait_for("registry-editor/address");
  CHECK(console.item("registry-editor/file-bar").at("focused"));  // no way through header and tabs
  CHECK(console.quit() == 0);
}

TEST_CASE("by mouse alone, with Back over every page and no Windows chosen at first") {
  ConsoleSession console({"--boot"});
  console.click("boot/network-no");
  console.click("boot/next");
  console.wait_for("boot/remap-no");
  console.click("boot/back");
  console.wait_for("boot/network-no");
  CHECK(is_checked(console, "boot/network-no"));
  console.click("boot/next");
  console.wait_for("boot/remap-no");
  console.click("boot/next");
  console.wait_for("boot/layouts");
  console.click("boot/next");
  console.wait_until_enabled("boot/installations/none");
  console.click("boot/installations/none");
  console.click("boot/next");
  console.wait_for("boot/toolset");
  CHECK_THAT(header_of(console), Catch::Contains("No Windows installation"));
  console.click("boot/installation");
  console.wait_for("boot/installations/system-1");
  console.click("boot/installations/system-1");
  console.click("boot/next");
  console.wait_for("boot/toolset");
  CHECK_THAT(header_of(console), Catch::Contains("Windows 11"));
  console.click("boot/toolset");
  console.wait_for("toolset/registry-editor");
  console.click("toolset/registry-editor");
  console.wait_for("registry-editor/address");
  console.click("tabs/toolset");
  console.click("toolset/back");
  console.wait_for("boot/toolset");
  CHECK(console.quit() == 0);
}

TEST_CASE("looking again finds the installations that there are, and keeps an image whole") {
  ConsoleSession console({"--boot"});
  for (const char* page : {"boot/remap-yes", "boot/layouts", "boot/installations/system-2"}) {
    if (page == std::string("boot/remap-yes")) console.click("boot/network-no");
    console.click("boot/next");
    console.wait_for(page);
  }
  console.click("boot/installations/system-2");
  console.click("boot/rescan");
  console.wait_for("boot/installations/system-2");
  console.click("boot/next");  // it is still the one that is chosen
  console.wait_for("boot/toolset");
  CHECK_THAT(header_of(console), Catch::Contains("Windows 10"));
  console.click("boot/installation");
  console.wait_for("boot/rescan");
  console.click("boot/rescan");
  console.click("boot/back");  // before it is over
  console.wait_until_says("Windows 10");
  CHECK(console.quit() == 0);
}

TEST_CASE("where no Windows is found the page says so and leads on without one") {
  const TemporaryFolder empty;
  ConsoleSession console({"--boot"}, empty.path());
  for (const char* page : {"boot/remap-yes", "boot/layouts", "boot/none-found"}) {
    if (page == std::string("boot/remap-yes")) console.click("boot/network-no");
    console.click("boot/next");
    console.wait_for(page);
  }
  console.click("boot/next");
  console.wait_for("boot/toolset");
  CHECK_THAT(header_of(console), Catch::Contains("No Windows installation"));
  CHECK(console.quit() == 0);
}

TEST_CASE("who may do nothing still reaches Remote Connection, restart and shut down") {
  TemporaryFolder folder;
  const auto settings = folder.path() / "lifeboat.toml";
  std::ofstream(settings) << "[tools]\ndisabled = [\"registry-editor\", \"tcpip-config\", \"load-drivers\"]\n"
                             "[entries]\ndisabled = [\"network\", \"remap\", \"keyboard\", \"installation\", "
                             "\"rescan\", \"toolset\"]\n";
  ConsoleSession console({"--boot", "--settings", settings.string()});
  CHECK(is_checked(console, "boot/network-no"));  // Next does not start what may not be started
  for (const char* page : {"boot/remap-yes", "boot/layouts", "boot/installations/none", "boot/toolset"}) {
    console.wait_until_enabled("boot/next");  // not while it looks for Windows
    console.click("boot/next");
    console.wait_for(page);
  }
  std::set<std::string> usable;
  for (const auto& each : console.dump()) {
    if (each.value("role", "") == "tool" && each.at("enabled").get<bool>()) usable.insert(each.at("path"));
  }
  CHECK(usable == std::set<std::string>{"boot/remote-connection", "boot/restart", "boot/shut-down"});
  (void)console.try_ui({"click", "boot/toolset"});
  console.key("Enter");
  CHECK_FALSE(console.item("boot/toolset").is_null());
  CHECK(console.quit() == 0);
}

TEST_CASE("restart and shut down are there on every page, ask, and outside the image only end the console") {
  for (const auto& [button, code] : {std::pair{"power-question/restart", 10}, {"power-question/shut-down", 11}}) {
    ConsoleSession console({"--boot"});
    console.click("header/power");
    console.wait_for("power-question/stay");
    console.key("Escape");
    console.wait_until_gone("power-question/stay");
    console.click("header/power");
    console.wait_for(button);
    console.click(button);
    CHECK(console.wait_for_end() == code);
  }
}
