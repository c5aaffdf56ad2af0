// The network changes under Remote Connection. The console runs in a network namespace of its own, whose addresses the test
// gives and takes; no adapter of this machine is touched.
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <thread>

#include "tests/e2e/remote_session.hpp"

using namespace lifeboat::e2e;

namespace {

// A console without any network but loopback.
struct IsolatedConsole {
  IsolatedConsole()
      : console({"--system", "1", "--settings", settings}, std::nullopt, {"unshare", "--net"}) {
    in_namespace({"ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1"});
    in_namespace({"ip", "link", "set", "v1", "up"});
  }

  void in_namespace(std::vector<std::string> command) const {
    command.insert(command.begin(), {"nsenter", "--net", "--target", std::to_string(console.pid())});
    const Finished done = run(command);
    if (done.exit_code != 0) throw std::runtime_error("ip: " + done.errors);
  }
  [[nodiscard]] std::string inventory() const { return read_text(folder.path() / "inv32.xml"); }

  // Until Remote Connection waits with an address.
  void wait_for_technician() {
    in_namespace({"ip", "address", "add", "10.5.14.52/24", "dev", "v0"});
    in_namespace({"ip", "link", "set", "v0", "up"});
    console.click("toolset/remote-connection");
    console.wait_for("remote-connection/start");
    console.click("remote-connection/start");
    console.wait_until_says("10.5.14.52");
  }
  [[nodiscard]] std::filesystem::path share() const { return folder.path() / "share"; }

  TemporaryFolder folder;
  std::string settings =
      settings_file(folder.path(), "copy_inventory_to = \"" + (folder.path() / "share").string() + "\"\n");
  ConsoleSession console;
};

// As a deployment tool reads it, with a reader that is not ours: ticket, then address and port of each entry.
std::string read_by_python(const std::filesystem::path& file) {
  static constexpr const char* k_reader =
      "import sys, xml.etree.ElementTree as tree\n"
      "root = tree.parse(sys.argv[1])\n"
      "print(root.find('.//A').get('ID'), *[l.get('N') + ' ' + l.get('P') for l in root.findall('.//L')])";
  const Finished read = run({"python3", "-c", k_reader, file.string()});
  return read.exit_code == 0 ? read.output : read.errors;
}

void wait_until(const std::function<bool()>& is_so) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!is_so() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
  REQUIRE(is_so());
}

// The console proper: the supervisor's child.
pid_t console_process(const ConsoleSession& console) { return family_of(console.pid()).at(1); }

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

TEST_CASE("the copy is said not to be there while its folder is not, and comes with the next change") {
  IsolatedConsole machine;
  machine.wait_for_technician();
  machine.console.wait_until_says("cannot be written");
  CHECK_FALSE(machine.inventory().empty());
  std::filesystem::create_directory(machine.share());
  machine.in_namespace({"ip", "address", "add", "2001:db8::7/64", "dev", "v0", "nodad"});
  machine.console.wait_until_says("2001:db8::7");
  wait_until([&] { return std::filesystem::exists(machine.share() / "inv32.xml"); });
  const ReadAloud facts = read_aloud(machine.console);
  CHECK(read_by_python(machine.share() / "inv32.xml") ==
        facts.ticket + " 10.5.14.52 " + facts.port + " 2001:db8::7 " + facts.port + "\n");
  CHECK(machine.console.quit() == 0);
  CHECK(std::filesystem::is_empty(machine.share()));
  CHECK(machine.inventory().empty());
}

TEST_CASE("no inv32.xml outlives its console, however that ends") {
  IsolatedConsole machine;
  std::filesystem::create_directory(machine.share());
  machine.wait_for_technician();
  const auto is_gone = [&] { return machine.inventory().empty() && std::filesystem::is_empty(machine.share()); };
  // The screen shows the address a moment before the files are there.
  wait_until([&] { return !machine.inventory().empty() && std::filesystem::exists(machine.share() / "inv32.xml"); });
  SECTION("killed: its supervisor removes it") { ::kill(console_process(machine.console), SIGKILL); }
  SECTION("asked to end by a signal") { ::kill(machine.console.pid(), SIGTERM); }
  SECTION("killed together with its supervisor: the next start removes it") {
    ::kill(machine.console.pid(), SIGKILL);
    (void)machine.console.wait_for_end();
    CHECK_FALSE(is_gone());
    (void)ConsoleSession({"--settings", machine.settings}).quit();
    CHECK(is_gone());
  }
  wait_until(is_gone);
}
