// Who may use what, with real processes: every tool disabled for the user, one technician after the other. The user's
// hands are `lifeboat ui` at the console, the technician's are input in the viewer's picture.
#include <catch2/catch.hpp>
#include <memory>

#include "tests/e2e/remote_session.hpp"
#include "tests/e2e/spooler.hpp"

using namespace lifeboat::e2e;

namespace {

constexpr const char* k_all_disabled = 
    "[tools]\ndisabled = [\"registry-editor\", \"tcpip-config\", \"load-drivers\"]\n";

void check_only_remote_connection_is_there(ConsoleSession& console) {
  console.wait_for("toolset/registry-editor");
  for (const auto& each : console.dump()) {
    if (each.value("role", "") != "tool") continue;
    CAPTURE(each.at("path"));
    CHECK(each.at("enabled").get<bool>() == (each.at("path") == "toolset/remote-connection"));
  }
}

// What the user finds in the toolset window, whoever was here before.
void check_user_reaches_remote_connection_alone(ConsoleSession& console) {
  console.click("tabs/toolset");
  check_only_remote_connection_is_there(console);
  CHECK_THAT(console.item("toolset/registry-editor").at("value").get<std::string>(), Catch::Contains("administrator"));
  (void)console.try_ui({"click", "toolset/registry-editor"});
  console.key("Enter");
  CHECK(console.item("registry-editor/address").is_null());
}

void check_user_cannot_use_what_the_technician_has_open(ConsoleSession& console) {
  const std::string before = console.item("registry-editor/address").at("value");
  (void)console.try_ui({"click", "registry-editor/save"});
  console.key("Delete");
  console.ui({"type", "mine"});
  CHECK(console.item("save/confirm").is_null());
  CHECK(console.item("registry-editor/address").at("value") == before);
}

// The user makes a new ticket, and says yes to who comes with it.
std::unique_ptr<ViewerSession> next_technician(ConsoleSession& console) {
  console.click("tabs/remote-connection");
  console.wait_for("remote-connection/new-ticket");
  console.click("remote-connection/new-ticket");
  auto viewer = std::make_unique<ViewerSession>(connect_switches(read_aloud(console)), "header/header");
  console.wait_for("session/consent/allow");
  console.click("session/consent/allow");
  viewer->wait_for("session/picture");
  viewer->click("session/scale");  // pixel by pixel
  return viewer;
}

}  // namespace

TEST_CASE("two technicians: the user reaches Remote Connection alone; what the first left waits for the second") {
  RemoteSession all({}, k_all_disabled);
  all.technician_edits_spooler();
  check_user_cannot_use_what_the_technician_has_open(all.console);
  all.console.click("session/banner/end");
  all.console.wait_until_gone("registry-editor/address");
  all.console.wait_for("session/ended/ok");
  CHECK_THAT(all.console.item("session/ended").at("value").get<std::string>(),
             Catch::Contains("Closed: Registry Editor.") && Catch::Contains("changes of the technician wait (1)"));
  check_user_reaches_remote_connection_alone(all.console);
  CHECK(all.console.item("waiting/open").is_null());
  all.console.wait_until_says("changes of the technician wait (1)");

  const auto second = next_technician(all.console);
  all.console.wait_for("waiting/open");
  SECTION("he opens them, where they were made, and saves") {
    all.console.click("waiting/open");  // not the user's to press
    CHECK(all.console.item("registry-editor/address").is_null());
    second->click_there(all.console, "waiting/open");
    all.console.wait_for("registry-editor/values/Start");
    CHECK(all.console.item("waiting/open").is_null());
    second->click_there(all.console, "registry-editor/save");
    all.console.wait_for("save/confirm");
    second->click_there(all.console, "save/confirm");
    all.console.wait_for("registry-editor/address");
    second->click("session/end");
    all.console.wait_until_gone("registry-editor/address");
    check_user_reaches_remote_connection_alone(all.console);
    CHECK(all.console.quit() == 0);
    check_spooler(all.console.image(), "2", "4");
  }
  SECTION("he discards them, and nothing is left to ask about") {
    second->click_there(all.console, "waiting/discard");
    all.console.wait_for("waiting/question/discard");
    (void)all.console.try_ui({"click", "waiting/question/discard"});  // not the user's to press
    CHECK_FALSE(all.console.item("waiting/question/discard").is_null());
    second->click_there(all.console, "waiting/question/discard");
    all.console.wait_until_gone("waiting/open");
    second->click("session/end");
    all.console.wait_for("session/ended/ok");
    check_user_reaches_remote_connection_alone(all.console);
    CHECK(all.console.quit() == 0);
  }
}

// Where it has /etc/lifeboat/lifeboat.toml, in a mount namespace of its own: the machine's /etc stays as it is.
struct ImageWithSettings {
  explicit ImageWithSettings(const std::string& toml)
      : console({"--system", "1"}, std::nullopt,
                {"unshare", "--mount", "sh", "-c",
                 "set -e; mount -t tmpfs none \"$1\"; mkdir -p \"$1/work\" \"$1/upper/lifeboat\"; "
                 "printf %s \"$2\" >\"$1/upper/lifeboat/lifeboat.toml\"; "
                 "mount -t overlay overlay -o \"lowerdir=/etc,upperdir=$1/upper,workdir=$1/work\" /etc; "
                 "shift 2; exec \"$@\"",
                 "sh", folder.path().string(), toml}) {}
  TemporaryFolder folder;
  ConsoleSession console;
};

TEST_CASE("an image whose own settings are wrong starts, says where, and leaves the user Remote Connection") {
  ImageWithSettings image("[remote]\nconfirmation = false\nprot = 5\n");
  image.console.wait_until_says("lifeboat.toml, line 3, column 1: remote.prot is not known; did you mean remote.port?");
  check_only_remote_connection_is_there(image.console);
  CHECK_THAT(image.console.item("toolset/registry-editor").at("value").get<std::string>(),
             Catch::Contains("could not be understood"));
  image.console.click("toolset/remote-connection");
  image.console.wait_for("remote-connection/start");  // asks first, whatever the file says of it
  CHECK(image.console.quit() == 0);
}

TEST_CASE("a named settings file that is wrong stops the start and tells every mistake") {
  const TemporaryFolder folder;
  const std::string file = settings_file(folder.path(), "prot = 5\n[tools]\ndisabled = 7\n");
  const Finished ended = run({lifeboat_program(), "--headless", "--settings", file});
  CHECK(ended.exit_code == 2);
  CHECK_THAT(ended.errors, Catch::Contains("lifeboat.toml, line 3, column 1: remote.prot is not known") &&
                               Catch::Contains("line 5"));
  const Finished checked = run({lifeboat_program(), "settings", "check", file});
  CHECK(checked.exit_code == 3);
  CHECK_THAT(checked.errors, Catch::Contains("line 3, column 1") && Catch::Contains("line 5"));
  CHECK(run({lifeboat_program(), "settings", "check", settings_file(folder.path())}).exit_code == 0);
  const Finished shown = run({lifeboat_program(), "settings", "show", "-settings", settings_file(folder.path())});
  CHECK_THAT(shown.output, Catch::Contains("remote.inventory") && Catch::Contains("lifeboat.toml, line 2"));
}
