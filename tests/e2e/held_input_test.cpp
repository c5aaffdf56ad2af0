// Keys and buttons that are down in the moment in which the technician goes: from his side and from the user's, with real
// processes. A tool that is disabled for the user closes in that moment, under what is held.
#include <catch2/catch.hpp>

#include "tests/e2e/offline_image.hpp"
#include "tests/e2e/remote_session.hpp"

using namespace lifeboat::e2e;

namespace {

constexpr const char* k_all_disabled =
    "[tools]\ndisabled = [\"registry-editor\", \"tcpip-config\", \"load-drivers\"]\n";
constexpr const char* k_bar = "registry-editor/panes-bar";

int left_of(UiSession& program, const std::string& path) { return program.item(path).at("rect").at(0).get<int>(); }

void move(UiSession& program, const std::string& path) { program.ui({"move", "20", "8", "--in", path}); }

// After the user has closed what the end of the session says.
void check_nothing_but_remote_connection(ConsoleSession& console) {
  console.click("tabs/toolset");
  console.wait_for("toolset/registry-editor");
  CHECK(console.item("registry-editor/address").is_null());
  CHECK(console.item("save/confirm").is_null());
  CHECK_FALSE(console.item("toolset/registry-editor").at("enabled").get<bool>());
  CHECK(console.item("toolset/remote-connection").at("enabled").get<bool>());
}

}  // namespace

TEST_CASE("the technician holds a key and the button on what saves when the user ends the session: nothing is saved") {
  RemoteSession all({}, k_all_disabled);
  all.technician_edits_spooler();
  std::string pressed = "registry-editor/save";
  SECTION("on Save") {}
  SECTION("on the question's yes") {
    all.viewer.click_there(all.console, pressed);
    pressed = "save/confirm";
    all.console.wait_for(pressed);
  }
  all.viewer.move_there(all.console, pressed);
  all.viewer.ui({"button-down"});
  all.viewer.ui({"key-down", "Down"});
  all.console.click("session/banner/end");
  all.console.wait_for("session/ended/ok");
  (void)all.viewer.try_ui({"button-up"});
  (void)all.viewer.try_ui({"key-up", "Down"});
  all.console.click("session/ended/ok");
  check_nothing_but_remote_connection(all.console);
  all.console.wait_until_says("changes of the technician wait (1)");
  all.console.click("header/quit");
  all.console.click("quit-question/discard");
  CHECK(all.console.wait_for_end() == 0);
  OfflineImage offline(all.console.image(), 2);
  CHECK(offline.list("/").find("Lifeboat") == std::string::npos);  // no backup: nothing was written
}

TEST_CASE("the cable is pulled while the technician drags: nothing is dragged on, by him or by the user") {
  RemoteSession all;
  all.technician_opens_registry_editor();
  const int before = left_of(all.console, k_bar);
  all.viewer.move_there(all.console, k_bar);
  all.viewer.ui({"button-down"});
  all.viewer.move_there(all.console, k_bar, 100);
  for (int i = 0; i < 100 && left_of(all.console, k_bar) < before + 90; ++i) all.console.ui({"dump"});
  const int dragged = left_of(all.console, k_bar);
  REQUIRE(dragged >= before + 90);

  all.cable.cut(true);
  all.console.wait_until_says("is lost");
  all.console.click("tabs/registry-editor");
  move(all.console, "registry-editor/address");
  CHECK(left_of(all.console, k_bar) == dragged);
  SECTION("and the user drags it by himself") {
    all.console.ui({"move", "5", "200", "--in", k_bar});
    all.console.ui({"button-down"});
    move(all.console, "registry-editor/address");
    all.console.ui({"button-up"});
    CHECK(left_of(all.console, k_bar) != dragged);
  }
}

TEST_CASE("the user holds the button and a key over the technician's tool when he goes: no disabled tool opens") {
  RemoteSession all({}, k_all_disabled);
  all.viewer.click_there(all.console, "tabs/toolset");
  all.console.wait_for("toolset/registry-editor");
  const auto entry = all.console.item("toolset/registry-editor").at("rect");
  all.technician_opens_registry_editor();
  // Where the toolset has its entry, once the tool has gone.
  all.console.ui({"move", std::to_string(entry.at(0).get<int>() + 20), std::to_string(entry.at(1).get<int>() + 8)});
  all.console.ui({"button-down"});
  all.console.ui({"key-down", "Enter"});
  all.viewer.click("session/end");
  all.console.wait_until_gone("registry-editor/address");
  all.console.ui({"button-up"});
  all.console.ui({"key-up", "Enter"});
  CHECK(all.console.item("registry-editor/address").is_null());
  all.console.wait_for("session/ended/ok");
  all.console.key("Enter");
  check_nothing_but_remote_connection(all.console);
}

TEST_CASE("the user drags within his own window while the technician goes: the drag is his to end") {
  RemoteSession all;
  all.technician_opens_registry_editor();
  const int before = left_of(all.console, k_bar);
  all.console.ui({"move", "5", "200", "--in", k_bar});
  all.console.ui({"button-down"});
  all.viewer.click("session/end");
  all.console.wait_for("session/ended/ok");
  all.console.ui({"button-up"});
  all.console.click("session/ended/ok");
  all.console.click("tabs/registry-editor");
  move(all.console, "registry-editor/address");
  CHECK(left_of(all.console, k_bar) == before);
}

TEST_CASE("a key that the technician holds writes no more once he is gone, and holds nothing back from the user") {
  RemoteSession all;
  all.technician_opens_registry_editor();
  all.viewer.click_there(all.console, "registry-editor/address");
  all.viewer.key("Ctrl+A");
  all.viewer.ui({"type", "HKEY_LOCAL_MACHINE"});
  all.viewer.ui({"key-down", "Ctrl+Shift+End"});
  all.console.click("session/banner/end");
  all.console.wait_for("session/ended/ok");
  all.console.click("session/ended/ok");
  all.console.click("tabs/registry-editor");
  all.console.click("registry-editor/address");
  all.console.key("End");
  all.console.ui({"type", "a"});  // with Ctrl still down the field would take no text
  CHECK(all.console.item("registry-editor/address").at("value") == "HKEY_LOCAL_MACHINEa");
}
