// The network changes under Remote Connection. The console runs in a network namespace of its own, whose addresses the test
// gives and takes; no adapter of this machine is touched.
#include <catch2/catch.hpp>

#include "tests/e2e/remote_session.hpp"

using namespace lifeboat::e2e;

namespace {

// A console without any network but loopback.
struct IsolatedConsole {
  IsolatedConsole() : console({"--system", "1", "--settings", settings_file(folder.path())}, std::nullopt, {"unshare", "--net"}) {
    in_namespace({"ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1"});
    in_namespace({"ip", "link", "set", "v1", "up"});
  }

  void in_namespace(std::vector<std::string> command) const {
    command.insert(command.begin(), {"nsenter", "--net", "--target", std::to_string(console.pid())});
    const Finished done = run(command);
    if (done.exit_code != 0) throw std::runtime_error("ip: " + done.errors);
  }
  [[nodiscard]] std::string inventory() const { return read_text(folder.path() / "inv32.xml"); }

  TemporaryFolder folder;
  ConsoleSession console;
};

}  // namespace

TEST_CASE("an address that comes later appears on the screen and in inv32.xml, one that goes leaves both") {
  IsolatedConsole machine;
  machine.console.click("toolset/remote-connection");
  machine.console.wait_for("remote-connection/start");
  machine.console.click("remote-connection/start");
  machine.console.wait_until_says("no network address yet");
  CHECK(machine.inventory().empty());

  machine.in_namespace({"ip", "address", "add", "10.5.14.52/24", "dev", "v0"});
  machine.in_namespace({"ip", "link", "set", "v0", "up"});
  machine.console.wait_until_says("10.5.14.52");
  CHECK_THAT(machine.inventory(), Catch::Contains("N=\"10.5.14.52\"") && !Catch::Contains("fe80"));

  machine.in_namespace({"ip", "address", "add", "10.6.0.9/24", "dev", "v0"});
  machine.in_namespace({"ip", "address", "del", "10.5.14.52/24", "dev", "v0"});
  machine.console.wait_until_says("10.6.0.9");
  const ReadAloud facts = read_aloud(machine.console);
  CHECK_THAT(machine.inventory(), Catch::Contains(facts.ticket) && Catch::Contains("P=\"" + facts.port + "\""));
  machine.console.click("remote-connection/stop");
  machine.console.wait_for("remote-connection/start");
  CHECK(machine.inventory().empty());
}
