// Scripts of fake programs (shell scripts in a folder of their own, first in PATH) and of our own names, which the real
// program runs against a fake console.
#include "host/launch/script_runner.hpp"

#include <sys/eventfd.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <future>

#include "tests/launch/fake_console.hpp"
#include "tests/launch/seed_script.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

constexpr auto k_patience = 20s;

class Bench {
 public:
  explicit Bench(Lines held = {}) : console(folder.path() / "run", std::move(held)) {
    ::setenv("PATH", (folder.path().string() + ":" + path_before_).c_str(), 1);
    ::setenv("LIFEBOAT_RUNTIME_DIR", (folder.path() / "run").c_str(), 1);
    ::setenv("DONE", done_.c_str(), 1);
  }
  ~Bench() {
    ::setenv("PATH", path_before_.c_str(), 1);
    ::unsetenv("LIFEBOAT_RUNTIME_DIR");
    ::unsetenv("DONE");
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  // A program in PATH; what it writes to "$DONE" is in `done`.
  void add_program(const std::string& name, const std::string& script) const {
    const auto path = folder.path() / name;
    std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
    ::chmod(path.c_str(), 0700);
  }
  // A file that `cat` waits at until somebody writes to it.
  [[nodiscard]] std::filesystem::path add_pipe(const std::string& name) const {
    REQUIRE(::mkfifo((folder.path() / name).c_str(), 0600) == 0);
    return folder.path() / name;
  }
  [[nodiscard]] Lines done() const {
    std::ifstream file(done_);
    Lines lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

  ScriptRunner::End run(const std::string& commands) {
    const auto script = parse_text("[LaunchApps]\n" + commands);
    REQUIRE(script);
    return ScriptRunner({.file_name = "winpeshl.ini",
                         .lifeboat_program = LIFEBOAT_BINARY_DIR "/bin/lifeboat",
                         .log = [](const std::string&) {},
                         .tell_person = [this](const std::string& text) { told.push_back(text); },
                         .end_handles = {end.get()}})
        .run(*script);
  }
  std::future<ScriptRunner::End> run_in_background(const std::string& commands) {
    return std::async(std::launch::async, [this, commands] { return run(commands); });
  }

  testing::TemporaryFolder folder;
  FakeConsole console;
  UniqueFd end{::eventfd(0, EFD_CLOEXEC)};
  Lines told;

 private:
  std::string done_ = (folder.path() / "done").string();
  std::string path_before_ = std::getenv("PATH");
};

}  // namespace

TEST_CASE("DaRT's example asks the console for each of its programs, in order") {
  Bench bench;
  CHECK(bench.run(std::string(k_seed_script.substr(k_seed_script.find('\n') + 1))) ==
        ScriptRunner::End::recovery_ended);
  CHECK(bench.console.asked() ==
        Lines{"netstart network remount", "remoterecovery nomessage", "waitforconnection", "recenv"});
  CHECK(bench.told.empty());
}

TEST_CASE("a command waits for the one before") {
  Bench bench;
  const auto pipe = bench.add_pipe("pipe");
  bench.add_program("slow", "cat \"" + pipe.string() + "\" >>\"$DONE\"");
  bench.add_program("quick", "echo \"quick $1\" >>\"$DONE\"");
  auto ended = bench.run_in_background("slow\nquick \"a b\"\n\"quick again\"\nrecenv\n");
  std::ofstream(pipe) << "slow\n";  // opens once `slow` reads
  REQUIRE(ended.wait_for(k_patience) == std::future_status::ready);
  CHECK(ended.get() == ScriptRunner::End::recovery_ended);
  CHECK(bench.done() == Lines{"slow", "quick a b", "quick again"});
}

TEST_CASE("start does not wait") {
  Bench bench;
  const auto pipe = bench.add_pipe("pipe");
  bench.add_program("slow", "cat \"" + pipe.string() + "\" >>\"$DONE\"");
  bench.add_program("quick", "echo quick >>\"$DONE\"; echo slow >\"" + pipe.string() + "\"");
  CHECK(bench.run("cmd /C start slow\nquick\nrecenv\n") == ScriptRunner::End::recovery_ended);
  CHECK(bench.done().front() == "quick");
}

TEST_CASE("a program that start left running does not outlive the script") {
  Bench bench;
  bench.add_program("forever", "echo $$ >\"$DONE\"; exec sleep 600");
  bench.add_program("settled", "while [ ! -s \"$DONE\" ]; do :; done");
  CHECK(bench.run("cmd /C start forever\nsettled\nrecenv\n") == ScriptRunner::End::recovery_ended);
  REQUIRE(bench.done().size() == 1);
  CHECK(::kill(std::stoi(bench.done().front()), 0) != 0);
}

TEST_CASE("an unknown program and a line that makes no sense are told with file and line, and the script goes on") {
  Bench bench;
  bench.add_program("quick", "echo quick >>\"$DONE\"");
  CHECK(bench.run("%SYSTEMDRIVE%\\shell.exe, /start\n\"a \"b\" c\nquick\nrecenv\n") ==
        ScriptRunner::End::recovery_ended);
  REQUIRE(bench.told.size() == 2);
  CHECK(bench.told[0] == "winpeshl.ini:3: a quotation mark is not closed");
  CHECK(bench.told[1] == "winpeshl.ini:2: there is no program X:\\shell.exe in this environment");
  CHECK(bench.done() == Lines{"quick"});
}

TEST_CASE("a file that the system cannot run is told") {
  Bench bench;
  std::ofstream(bench.folder.path() / "broken") << "#!/nowhere/sh\n";
  ::chmod((bench.folder.path() / "broken").c_str(), 0700);
  CHECK(bench.run("broken\nrecenv\n") == ScriptRunner::End::recovery_ended);
  REQUIRE(bench.told.size() == 1);
  CHECK(bench.told[0].starts_with("winpeshl.ini:2: cannot start "));
}

TEST_CASE("a program that fails does not stop the script") {
  Bench bench;
  bench.add_program("fails", "exit 7");
  CHECK(bench.run("fails\nrecenv\n") == ScriptRunner::End::recovery_ended);
  CHECK(bench.console.asked() == Lines{"recenv"});
}

TEST_CASE("a script that does not come to recenv ends with it all the same") {
  Bench bench;
  CHECK(bench.run("nothing-of-this-name\n") == ScriptRunner::End::recovery_ended);
  CHECK(bench.run("") == ScriptRunner::End::recovery_ended);
  CHECK(bench.run("recenv -wrong\n") == ScriptRunner::End::recovery_ended);
  CHECK(bench.console.asked() == Lines{"recenv", "recenv", "recenv"});
}

TEST_CASE("recenv is the last thing that a script does") {
  Bench bench;
  bench.add_program("quick", "echo quick >>\"$DONE\"");
  CHECK(bench.run("recenv\nquick\n") == ScriptRunner::End::recovery_ended);
  CHECK(bench.done().empty());
}

TEST_CASE("a recenv that was started without waiting is waited for at the end") {
  Bench bench({"recenv"});
  bench.add_program("quick", "echo quick >>\"$DONE\"");
  auto ended = bench.run_in_background("cmd /C start recenv\nquick\n");
  bench.console.wait_until_asked("recenv");
  CHECK(ended.wait_for(0s) == std::future_status::timeout);
  bench.console.answer({0, ""});
  REQUIRE(ended.wait_for(k_patience) == std::future_status::ready);
  CHECK(ended.get() == ScriptRunner::End::recovery_ended);
  CHECK(bench.done() == Lines{"quick"});
  CHECK(bench.console.asked() == Lines{"recenv"});
}

TEST_CASE("a console that cannot show the recovery options is asked once more, and then it is said") {
  Bench bench;
  bench.console.answer_from_now_on({1, "no"});
  CHECK(bench.run("recenv\n") == ScriptRunner::End::no_recovery);
  CHECK(bench.console.asked() == Lines{"recenv", "recenv"});
}

TEST_CASE("a script whose console ends is over") {
  Bench bench({"recenv"});
  auto ended = bench.run_in_background("recenv\n");
  bench.console.wait_until_asked("recenv");
  ::eventfd_write(bench.end.get(), 1);
  REQUIRE(ended.wait_for(k_patience) == std::future_status::ready);
  CHECK(ended.get() == ScriptRunner::End::interrupted);
}
