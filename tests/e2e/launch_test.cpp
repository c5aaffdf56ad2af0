// `lifeboat launch` with a real console: what an end user and a technician see of a start script.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "tests/e2e/console_family.hpp"
#include "tests/e2e/remote_session.hpp"

using namespace lifeboat::e2e;

namespace {

class Launched : public UiSession {
 public:
  // `commands`: lines of [LaunchApps].
  Launched(const std::string& commands, const std::string& first_item) {
    std::ofstream(folder() / "winpeshl.ini") << "[LaunchApps]\r\n" << commands;
    launch((folder() / "winpeshl.ini").string(), first_item);
  }
  struct WithoutFile {};
  Launched(WithoutFile, const std::string& first_item) { launch((folder() / "nothing.ini").string(), first_item); }
  struct BySettings {};
  Launched(BySettings, const std::string& commands, const std::string& first_item) {
    const auto script = folder() / "winpeshl.ini";
    std::ofstream(script) << "[LaunchApps]\r\n" << commands;
    launch({}, first_item, "[start]\nscript = \"" + script.string() + "\"\n");
  }

  [[nodiscard]] std::string runtime() const { return "LIFEBOAT_RUNTIME_DIR=" + (folder() / "run").string(); }
  // One of our programs, as a script or a person would run it.
  [[nodiscard]] Finished command(const std::string& name) const { return run({"env", runtime(), program(name)}); }

 private:
  void launch(const std::string& file, const std::string& first_item, const std::string& settings = {}) {
    std::vector<std::string> command = {"env", runtime(), program("lifeboat"), "launch"};
    if (!file.empty()) command.push_back(file);
    command.insert(command.end(), {"--headless", "--settings", settings_file(folder(), settings)});
    start(std::move(command), first_item);
  }
};

}  // namespace

TEST_CASE("a start script brings a ticket without a press and lets the technician in without a question") {
  Launched console(
      "\"cmd /C start %windir%\\system32\\RemoteRecovery.exe -nomessage\"\r\n"
      "\"%windir%\\system32\\WaitForConnection.exe\"\r\n"
      "\"%SYSTEMDRIVE%\\sources\\recovery\\recenv.exe\"\r\n",
      "remote-connection/new-ticket");
  CHECK(console.log().find("recenv.exe") == std::string::npos);  // it waits for a technician
  ViewerSession viewer(connect_switches(read_aloud(console)), "session/picture");
  console.wait_for("session/banner");
  CHECK(console.command("waitforconnection").exit_code == 0);
  CHECK(console.quit() == 0);
  CHECK(console.log().find("recenv.exe") != std::string::npos);
}

TEST_CASE("with RemoteRecovery alone the person is asked, and who closes Remote Connection goes on to the tools") {
  Launched console("RemoteRecovery.exe\r\nWaitForConnection.exe\r\nrecenv.exe\r\n", "remote-connection/new-ticket");
  {
    ViewerSession viewer(connect_switches(read_aloud(console)), "header/header");
    console.wait_for("session/consent/refuse");
    console.click("session/consent/refuse");
    console.wait_until_gone("session/consent");
  }
  console.click("tabs/remote-connection-close");
  console.wait_until_gone("remote-connection/new-ticket");
  CHECK(console.command("waitforconnection").exit_code == 0);
  CHECK(console.quit() == 0);
}

TEST_CASE("recenv waits until the recovery options end, also when the console crashed meanwhile") {
  Launched console("recenv.exe\r\n", "header/power");
  const pid_t before = console_of(console);
  crash_console_of(console);
  console.wait_for("header/power");
  CHECK(console_of(console) != before);
  CHECK(console.quit() == 0);
}

TEST_CASE("a console that crashes while a script waits for a technician has a ticket again, and the script's yes") {
  Launched console("RemoteRecovery.exe -nomessage\r\nWaitForConnection.exe\r\nrecenv.exe\r\n",
                   "remote-connection/new-ticket");
  const ReadAloud before = read_aloud(console);
  crash_console_of(console);
  console.wait_for("remote-connection/new-ticket");
  const ReadAloud after = read_aloud(console);
  CHECK(after.ticket != before.ticket);
  CHECK(read_text(console.folder() / "inv32.xml").find(before.ticket) == std::string::npos);
  CHECK(console.log().find("recenv.exe") == std::string::npos);  // it waits still
  ViewerSession viewer(connect_switches(after), "session/picture");
  console.wait_for("session/banner");
  CHECK(console.command("waitforconnection").exit_code == 0);
  CHECK(console.quit() == 0);
}

TEST_CASE("without FILE the administrator's script runs") {
  Launched console(Launched::BySettings{}, "recenv.exe\r\n", "boot/layouts");
  CHECK(console.log().find("netstart") == std::string::npos);
  CHECK(console.quit() == 0);
}

TEST_CASE("a script that cannot be read is told, and the default one runs") {
  Launched console(Launched::WithoutFile{}, "script/notice/ok");
  console.wait_until_says("nothing.ini");
  CHECK(console.log().find("netstart -prompt") != std::string::npos);
  CHECK(console.quit() == 0);
}

TEST_CASE("a second console of the same runtime folder is refused, the first goes on") {
  Launched console("recenv.exe\r\n", "header/power");
  const Finished second = run({"env", console.runtime(), program("lifeboat"), "launch", "--headless"});
  CHECK(second.exit_code == 3);
  CHECK(second.errors == "lifeboat: another console is running here already\n");
  CHECK(console.quit() == 0);
}

TEST_CASE("who wants the computer restarted or shut down is heard, whatever the script is at") {
  const auto [script, first_item] = GENERATE(std::pair{"recenv.exe\r\n", "boot/layouts"},
                                             std::pair{"/bin/sleep 600\r\n", "header/power"});
  const auto [button, code] = GENERATE(std::pair{"power-question/restart", 10}, std::pair{"power-question/shut-down", 11});
  Launched console(script, first_item);
  console.click("header/power");
  console.wait_for(button);
  console.click(button);
  CHECK(console.wait_for_end() == code);
}

TEST_CASE("each of our names answers as a program of its own") {
  for (const char* name : {"netstart", "remoterecovery", "waitforconnection", "recenv"}) {
    const Finished help = run({program(name), "-help"});
    CHECK(help.exit_code == 0);
    CHECK(help.output.find(std::string("use: ") + name) == 0);
    CHECK(run({program("lifeboat"), name, "-nonsense"}).exit_code == 2);
  }
}
