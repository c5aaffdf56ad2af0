// The main job: a real console finds the offline Windows, opens Registry Editor, and a value changed there reaches the
// hive on the disk, with the old one in the backup. Once by mouse, once by keyboard alone.
#include <catch2/catch.hpp>
#include <functional>

#include "tests/e2e/console_session.hpp"
#include "tests/e2e/offline_image.hpp"
#include "tests/e2e/spooler.hpp"

using namespace lifeboat::e2e;

namespace {

// Opens Registry Editor and fills in the key's path; `go` is how the person then goes there.
void show_spooler(ConsoleSession& console, const std::function<void()>& go) {
  console.click("toolset/registry-editor");
  console.wait_for("registry-editor/address");
  console.ui({"set", "registry-editor/address", k_spooler});
  go();
  console.wait_for("registry-editor/values/Start");
}

void type_new_start_value(ConsoleSession& console) {
  console.ui({"double-click", "registry-editor/values/Start"});
  console.wait_for("registry-editor/edit/data");
  console.ui({"set", "registry-editor/edit/data", "4"});
}

}  // namespace

TEST_CASE("browsing the registry leaves the disk as it was") {
  ConsoleSession console({"--system", "1"});
  const std::string before = sha256(console.image());
  show_spooler(console, [&] { console.key("Enter"); });
  CHECK(console.quit() == 0);
  CHECK(sha256(console.image()) == before);
}

TEST_CASE("a value edited by mouse is in the hive on the disk, the old one in the backup") {
  ConsoleSession console({"--system", "1"});
  show_spooler(console, [&] { console.click("registry-editor/go-to-address"); });
  type_new_start_value(console);
  console.click("registry-editor/edit/ok");
  console.wait_for("registry-editor/save");
  const std::string untouched = sha256(console.image());
  console.click("registry-editor/save");
  console.wait_for("save/confirm");
  CHECK(sha256(console.image()) == untouched);  // asked, not yet written
  console.click("save/confirm");
  console.wait_for("registry-editor/address");
  CHECK(console.quit() == 0);
  check_spooler(console.image(), "2", "4");
}

TEST_CASE("the same by keyboard alone") {
  ConsoleSession console;
  console.tab_to("toolset/system-1");
  console.key("Space");
  console.tab_to("toolset/registry-editor");
  console.key("Enter");
  console.wait_for("registry-editor/address");
  console.tab_to("registry-editor/address");
  console.key("Ctrl+A");
  console.ui({"type", k_spooler});
  console.key("Enter");
  console.wait_for("registry-editor/values/Start");
  console.tab_to("registry-editor/values");
  for (int presses = 0; !console.item("registry-editor/values/Start").value("selected", false); ++presses) {
    REQUIRE(presses < 30);
    console.key("Down");
  }
  console.key("Enter");
  console.wait_for("registry-editor/edit/data");
  console.key("Ctrl+A");
  console.ui({"type", "3"});
  console.key("Enter");
  console.ui({"wait", "registry-editor/edit/data", "--gone", "--timeout-ms", "15000"});
  console.tab_to("registry-editor/save");
  console.key("Enter");
  console.wait_for("save/confirm");
  console.tab_to("save/confirm");
  console.key("Enter");
  console.wait_for("registry-editor/address");
  CHECK(console.quit() == 0);
  check_spooler(console.image(), "2", "3");
}

TEST_CASE("'Not now' writes nothing and keeps the changes") {
  ConsoleSession console({"--system", "1"});
  const std::string before = sha256(console.image());
  show_spooler(console, [&] { console.key("Enter"); });
  type_new_start_value(console);
  console.key("Enter");
  console.wait_for("registry-editor/save");
  console.click("registry-editor/save");
  console.wait_for("save/confirm");
  console.key("Enter");  // the keyboard stands on "Not now" first
  console.wait_for("registry-editor/save");
  console.click("header/quit");
  console.wait_for("quit-question/discard");
  console.click("quit-question/discard");
  CHECK(console.wait_for_end() == 0);
  CHECK(sha256(console.image()) == before);
}

TEST_CASE("Tab reaches every item of the toolset window that takes input, and Enter presses it") {
  ConsoleSession console({"--system", "1"});
  for (const auto& item : console.dump()) {
    if (item.value("takes_focus", false) && item.value("enabled", false)) console.tab_to(item.at("path"));
  }
  console.tab_to("header/quit");
  console.key("Enter");
  CHECK(console.wait_for_end() == 0);
}
