#include "host/launch/script_step.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/launch/seed_script.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

using Words = std::vector<std::string>;

std::optional<std::string> find_tool(const std::string& name) {
  if (name == "tool") return "/usr/bin/tool";
  if (name == "/opt/netstart") return name;
  return std::nullopt;
}

Result<ScriptStep> resolved(Words words) { return resolve_command({1, "", std::move(words)}, find_tool); }

void check_ours(const Result<ScriptStep>& step, ProgramName name, const Words& arguments, bool waits = true) {
  REQUIRE(step);
  const auto* ours = std::get_if<Invocation>(&step->what);
  REQUIRE(ours != nullptr);
  CHECK(ours->name == name);
  CHECK(ours->arguments == arguments);
  CHECK(step->waits == waits);
}

}  // namespace

TEST_CASE("DaRT's example becomes our own programs") {
  const auto script = parse_text(k_seed_script);
  REQUIRE(script);
  REQUIRE(script->commands.size() == 4);
  const auto step = [&](std::size_t i) { return resolve_command(script->commands[i], find_tool); };
  check_ours(step(0), ProgramName::netstart, {"-network", "-remount"});
  // RemoteRecovery comes back at once here, and WaitForConnection must find it open.
  check_ours(step(1), ProgramName::remoterecovery, {"-nomessage"}, true);
  check_ours(step(2), ProgramName::waitforconnection, {});
  check_ours(step(3), ProgramName::recenv, {});
}

TEST_CASE("our programs are known by name, wherever Windows has them") {
  check_ours(resolved({"NETSTART", "-prompt"}), ProgramName::netstart, {"-prompt"});
  check_ours(resolved({"%SystemRoot%\\SYSTEM32\\recenv.EXE"}), ProgramName::recenv, {});
}

TEST_CASE("cmd /C waits, and with start it does not, unless /wait is said") {
  check_ours(resolved({"cmd", "/C", "recenv.exe"}), ProgramName::recenv, {}, true);
  check_ours(resolved({"%windir%\\system32\\cmd.exe", "/c", "START", "recenv"}), ProgramName::recenv, {}, false);
  check_ours(resolved({"cmd", "/c", "start", "", "/min", "/WAIT", "recenv"}), ProgramName::recenv, {}, true);
  check_ours(resolved({"cmd", "/c", "cmd", "/k", "start", "recenv"}), ProgramName::recenv, {}, false);
}

TEST_CASE("cmd without a command is an error that says what is missing") {
  CHECK_FALSE(resolved({"cmd"}));
  CHECK_FALSE(resolved({"cmd", "/C"}));
  CHECK_FALSE(resolved({"cmd", "/c", "start"}));
  CHECK_FALSE(resolved({"cmd", "/c", "start", "", "/min"}));
  CHECK_FALSE(resolved({"cmd", "script.cmd"}));
}

TEST_CASE("what Windows PE sets up is set up here, and its network is ours") {
  for (const Words& words : {Words{"wpeinit"}, Words{"%windir%\\system32\\WpeInit.exe"}, Words{"wpeutil", "reboot"},
                             Words{"wpeutil"}}) {
    const auto step = resolved(words);
    REQUIRE(step);
    REQUIRE(std::holds_alternative<NothingToDo>(step->what));
    CHECK_FALSE(std::get<NothingToDo>(step->what).why.empty());
  }
  check_ours(resolved({"wpeutil.exe", "InitializeNetwork"}), ProgramName::netstart, {"-network"});
}

TEST_CASE("a program of this environment runs as it is, its name for a word") {
  const auto step = resolved({"tool", "%windir%", "b c"});
  REQUIRE(step);
  const auto& native = std::get<NativeProgram>(step->what);
  CHECK(native.path == "/usr/bin/tool");
  CHECK(native.words == Words{"tool", "X:\\Windows", "b c"});
}

TEST_CASE("a path of Linux is that program, whatever it is called") {
  const auto step = resolved({"/opt/netstart"});
  REQUIRE(step);
  CHECK(std::get<NativeProgram>(step->what).path == "/opt/netstart");
  const auto started = resolved({"cmd", "/c", "start", "/opt/netstart", "/min"});
  REQUIRE(started);
  CHECK(std::get<NativeProgram>(started->what).words == Words{"/opt/netstart", "/min"});
  CHECK_FALSE(started->waits);
}

TEST_CASE("an unknown program is named with its variables expanded") {
  const auto step = resolved({"%SYSTEMDRIVE%\\mytools\\myshell.exe", "/start"});
  REQUIRE_FALSE(step);
  CHECK(step.error().kind == ErrorKind::not_found);
  CHECK(step.error().message.find("X:\\mytools\\myshell.exe") != std::string::npos);
}

TEST_CASE("programs are found as execvp finds them, but only what can be run") {
  const testing::TemporaryFolder folder;
  namespace fs = std::filesystem;
  for (const char* name : {"runs", "reads"}) std::ofstream(folder.path() / name) << "#!/bin/sh\n";
  fs::permissions(folder.path() / "runs", fs::perms::owner_all);
  fs::create_directory(folder.path() / "folder");
  const std::string before = std::getenv("PATH");
  ::setenv("PATH", ("/nowhere::" + folder.path().string()).c_str(), 1);
  CHECK(find_in_path("runs") == (folder.path() / "runs").string());
  CHECK(find_in_path((folder.path() / "runs").string()) == (folder.path() / "runs").string());
  CHECK_FALSE(find_in_path("reads"));
  CHECK_FALSE(find_in_path("folder"));
  CHECK_FALSE(find_in_path("absent"));
  ::setenv("PATH", before.c_str(), 1);
}
