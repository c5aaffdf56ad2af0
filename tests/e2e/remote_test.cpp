// The technician: console and viewer as processes of their own, over TCP.
#include <catch2/catch.hpp>

#include "tests/e2e/spooler.hpp"
#include "tests/e2e/viewer_session.hpp"

using namespace lifeboat::e2e;

namespace {

// A technician who was let in: sees the console's picture and drives it.
struct Connected {
  Connected() : facts(ask_for_ticket(console)), viewer(connect_switches(facts), "header/header") {
    console.wait_for("session/consent/allow");
    console.click("session/consent/allow");
    viewer.wait_for("session/picture");
    viewer.click("session/scale");  // pixel by pixel
  }
  ConsoleSession console{{"--system", "1"}};
  ReadAloud facts;
  ViewerSession viewer;
};

}  // namespace

TEST_CASE("a value edited by input made in the viewer is in the hive on the disk, the old one in the backup") {
  Connected all;
  all.viewer.click_there(all.console, "tabs/toolset");
  all.console.wait_for("toolset/registry-editor");
  all.viewer.click_there(all.console, "toolset/registry-editor");
  all.console.wait_for("registry-editor/address");
  all.viewer.click_there(all.console, "registry-editor/address");
  all.viewer.key("Ctrl+A");
  all.viewer.ui({"type", k_spooler});
  all.viewer.key("Enter");
  all.console.wait_for("registry-editor/values/Start");
  all.viewer.click_there(all.console, "registry-editor/values/Start");
  all.viewer.key("Enter");
  all.console.wait_for("registry-editor/edit/data");
  all.viewer.key("Ctrl+A");
  all.viewer.ui({"type", "4"});
  all.viewer.key("Enter");
  all.console.wait_for("registry-editor/save");
  all.viewer.click_there(all.console, "registry-editor/save");
  all.console.wait_for("save/confirm");
  all.viewer.click_there(all.console, "save/confirm");
  all.console.wait_for("registry-editor/address");
  CHECK(all.console.quit() == 0);
  check_spooler(all.console.image(), "2", "4");
}
