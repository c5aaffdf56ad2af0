// The winpeshl.ini of the document that this project grew from, byte for byte, on a PC whose only cable leads to a router
// with a DHCP server; the technician sits behind the router.
#include <catch2/catch.hpp>
#include <fstream>
#include <pugixml.hpp>
#include <string>

#include "tests/e2e/remote_session.hpp"
#include "tests/plugins/tcpip/network/network_world.hpp"

using namespace lifeboat::e2e;
using lifeboat::tcpip::test::becomes_true;
using lifeboat::tcpip::test::NetworkWorld;

namespace {

constexpr const char* k_seed =
    "[LaunchApps]\n"
    "\"%windir%\\system32\\netstart.exe -network -remount\"\n"
    "\"cmd /C start %windir%\\system32\\RemoteRecovery.exe -nomessage\"\n"
    "\"%windir%\\system32\\WaitForConnection.exe\"\n"
    "\"%SYSTEMDRIVE%\\sources\\recovery\\recenv.exe\"\n";

// A console under `lifeboat launch`, on the PC.
class SeedConsole : public UiSession {
 public:
  SeedConsole() {
    std::ofstream(folder() / "winpeshl.ini", std::ios::binary) << k_seed;
    const Finished copied = run({"cp", "--sparse=always", sample_disk().string(), (folder() / "disk.img").string()});
    REQUIRE(copied.exit_code == 0);
    start({"env", "LIFEBOAT_RUNTIME_DIR=" + (folder() / "run").string(), program("lifeboat"), "launch",
           (folder() / "winpeshl.ini").string(), "--headless", "--target", (folder() / "disk.img").string(),
           "--settings", settings_file(folder())},
          "remote-connection/new-ticket");
  }
  [[nodiscard]] std::filesystem::path inventory() const { return folder() / "inv32.xml"; }
};

// What a reader written as MDT's gets: the ticket, and the first address that is IPv4 with its port.
struct Read {
  std::string ticket, address, port;
};

Read read_as_mdt(const std::filesystem::path& file) {
  pugi::xml_document document;
  Read read;
  if (!document.load_file(file.c_str())) return read;
  read.ticket = document.select_node("//A/@ID").attribute().value();
  for (const auto& each : document.select_nodes("//L")) {
    const std::string address = each.node().attribute("N").value();
    if (address.find(':') != std::string::npos) continue;
    return {read.ticket, address, each.node().attribute("P").value()};
  }
  return read;
}

// The console holds off for a moment after a wrong ticket: whoever has the right one presses Connect again.
bool is_let_in(ViewerSession& viewer) {
  (void)viewer.try_ui({"click", "form/connect"});
  return viewer.try_ui({"wait", "session/picture", "--timeout-ms", "1000"}).exit_code == 0;
}

bool is_at_recenv(const SeedConsole& console) { return console.log().find("recenv.exe") != std::string::npos; }

}  // namespace

TEST_CASE("the seed's winpeshl.ini: a lease, a ticket, a script that waits, the recovery options on the technician's screen") {
  NetworkWorld world;
  world.serve_dhcp();
  SeedConsole console;
  Read facts;  // the ticket is on the screen a moment before the file is written
  REQUIRE(becomes_true([&] {
    facts = read_as_mdt(console.inventory());
    return !facts.address.empty();
  }));
  CHECK_THAT(facts.address, Catch::StartsWith("10.7.0.5") || Catch::Equals("10.7.0.60"));
  CHECK(facts.ticket == read_aloud(console).ticket);
  CHECK_FALSE(is_at_recenv(console));  // nobody is connected: the script waits

  ViewerSession wrong({"-ticket=000-000-000", "-ipaddress=" + facts.address, "-port=" + facts.port}, "header/header",
                      world.router_wrapper());
  wrong.wait_until_says("this ticket");
  CHECK_FALSE(is_at_recenv(console));  // nor by who does not know the ticket

  ViewerSession viewer({"-ticket=" + facts.ticket, "-ipaddress=" + facts.address, "-port=" + facts.port},
                       "header/header", world.router_wrapper());
  CHECK(becomes_true([&] { return is_let_in(viewer); }));
  viewer.click("session/scale");
  console.wait_for("boot/layouts");
  CHECK(is_at_recenv(console));
  viewer.click_there(console, "boot/next");
  console.wait_for("boot/installations/system-1");
  viewer.click_there(console, "boot/installations/system-1");  // two clicks on Next at once would be one
  viewer.click_there(console, "boot/next");
  console.wait_for("boot/toolset");
  const auto console_picture = console.folder() / "console.png", viewer_picture = viewer.folder() / "viewer.png";
  CHECK(becomes_true([&] {
    console.ui({"shot", console_picture.string()});
    viewer.ui({"shot", viewer_picture.string()});
    return shows_console(viewer_picture, console_picture);
  }));
  CHECK(console.quit() == 0);
  CHECK_FALSE(std::filesystem::exists(console.inventory()));
}
