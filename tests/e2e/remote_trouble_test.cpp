// What goes wrong between technician and console: each time a clear sentence, and both are usable afterwards.
#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/e2e/offline_image.hpp"
#include "tests/e2e/remote_session.hpp"

using namespace lifeboat::e2e;

namespace {

// A console that waits for a technician.
struct Waiting {
  Waiting() : console({"--system", "1", "--settings", settings_file(folder.path())}), facts(ask_for_ticket(console)) {}
  TemporaryFolder folder;
  ConsoleSession console;
  ReadAloud facts;
};

std::string another_than(const std::string& ticket) { return ticket == "000-000-000" ? "111-111-111" : "000-000-000"; }

void let_in(ConsoleSession& console, ViewerSession& viewer) {
  console.wait_for("session/consent/allow");
  console.click("session/consent/allow");
  viewer.wait_for("session/picture");
}

}  // namespace

TEST_CASE("a mistyped ticket is refused with a sentence, and the corrected one gets in") {
  Waiting user;
  ViewerSession viewer(connect_switches({another_than(user.facts.ticket), user.facts.port}), "header/header");
  viewer.wait_until_says("does not accept this ticket");
  viewer.wait_for("form/ticket");
  viewer.ui({"set", "form/ticket", user.facts.ticket});
  // One wrong guess costs the address a second.
  for (int i = 0; i < 20 && user.console.item("session/consent/allow").is_null(); ++i) {
    (void)viewer.try_ui({"click", "form/connect"});
    (void)user.console.try_ui({"wait", "session/consent/allow", "--timeout-ms", "500"});
  }
  let_in(user.console, viewer);
}

TEST_CASE("a wrong port is named as such") {
  Waiting user;
  ViewerSession viewer(connect_switches({user.facts.ticket, "1"}), "header/header");
  viewer.wait_until_says("nothing listens on port 1");
}

TEST_CASE("one malformed switch gives the empty form") {
  ViewerSession viewer({"-ticket=118-497-589", "-ipaddress=127.0.0.1", "-port=99999"});
  CHECK(viewer.item("form/ticket").value("value", "") == "");
  CHECK(viewer.item("form/address").value("value", "") == "");
}

TEST_CASE("the person says no, and the technician reads it") {
  Waiting user;
  ViewerSession viewer(connect_switches(user.facts), "header/header");
  user.console.wait_for("session/consent/refuse");
  user.console.click("session/consent/refuse");
  viewer.wait_until_says("did not allow the connection");
  user.console.wait_until_says("ticket is used up");
}

TEST_CASE("the viewer is killed: the console says so, and waits for the technician's return") {
  RemoteSession all;
  ::kill(all.viewer.pid(), SIGKILL);
  all.console.wait_until_says("broke");
  all.console.click("remote-connection/stop");
  all.console.wait_for("remote-connection/start");
  CHECK(all.console.quit() == 0);
}

TEST_CASE("the cable is pulled: the viewer comes back by itself, and what was held is released") {
  RemoteSession all;
  all.technician_opens_registry_editor();
  all.cable.cut();
  all.viewer.wait_until_says("Connected");
  all.console.wait_for("session/banner/end");
  all.viewer.click_there(all.console, "registry-editor/address");
  all.viewer.key("Ctrl+A");
  all.viewer.ui({"type", "HKEY_LOCAL_MACHINE\\SOFTWARE"});
  all.console.wait_until_says("HKEY_LOCAL_MACHINE\\\\SOFTWARE");
}

TEST_CASE("the user ends it: the technician reads it, and a new ticket works") {
  RemoteSession all;
  all.console.click("session/banner/end");
  all.viewer.wait_until_says("The person at the console ended the session.");
  all.console.wait_for("remote-connection/new-ticket");
  all.console.click("remote-connection/new-ticket");
  const ReadAloud again = read_aloud(all.console);
  CHECK(again.ticket != all.facts.ticket);
  ViewerSession viewer(connect_switches(again), "header/header");
  let_in(all.console, viewer);
}

TEST_CASE("the console is closed: the technician reads it") {
  RemoteSession all;
  CHECK(all.console.quit() == 0);
  all.viewer.wait_until_says("The session is over");
}

TEST_CASE("the console is killed: the technician reads that the link is lost, and can end the attempt") {
  RemoteSession all;
  // Stopped first: who outlives the console for a moment would say goodbye for it.
  const auto family = family_of(all.console.pid());
  for (const pid_t process : family) ::kill(process, SIGSTOP);
  for (const pid_t process : family) ::kill(process, SIGKILL);
  all.viewer.wait_until_says("Connection lost, trying again");
  all.viewer.click("session/end");
  all.viewer.wait_until_says("The session is over");
}

TEST_CASE("after a session no log, no command line and no file holds the ticket") {
  RemoteSession all;
  all.technician_opens_registry_editor();
  CHECK_FALSE(std::filesystem::exists(all.folder.path() / "inv32.xml"));  // used up
  for (const pid_t process : all.processes()) {
    CHECK(read_text("/proc/" + std::to_string(process) + "/cmdline").find(all.facts.ticket) == std::string::npos);
  }
  CHECK(all.console.quit() == 0);
  all.viewer.wait_until_says("The session is over");
  CHECK(all.viewer.quit() == 0);
  for (const auto& folder : {all.console.folder(), all.viewer.folder(), all.folder.path()}) {
    CHECK(run({"grep", "-r", "-l", all.facts.ticket, folder.string()}).exit_code == 1);
  }
}
