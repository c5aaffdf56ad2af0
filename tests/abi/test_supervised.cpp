// The supervisor with a real console that a plug-in kills or blocks: it comes back without the tool, and says why.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>

#include "host/base/unique_fd.hpp"
#include "host/loader/child_process.hpp"

using namespace lifeboat;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

struct Run {
  int exit_code;
  std::vector<std::string> lines;

  [[nodiscard]] std::vector<std::string> starting_with(const std::string& word) const {
    std::vector<std::string> found;
    std::ranges::copy_if(lines, std::back_inserter(found), [&](const auto& line) { return line.starts_with(word); });
    return found;
  }
};

Run run_console(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "console");
  const auto end = loader::run_child(arguments, LIFEBOAT_TEST_CONSOLE, 120s, 64 * 1024);
  REQUIRE(end.has_value());
  REQUIRE(end->kind == loader::ChildEnd::Kind::exited);
  Run run{.exit_code = end->number, .lines = {}};
  std::istringstream text(end->output);
  for (std::string line; std::getline(text, line);) run.lines.push_back(line);
  return run;
}

Run open_fixture(const std::string& name) {
  std::string id = "test-" + name;
  std::ranges::replace(id, '_', '-');
  return run_console({"open", std::string(LIFEBOAT_BINARY_DIR) + "/test-plugins", id});
}

long long time_of(const std::string& line) { return std::stoll(line.substr(line.find(' ') + 1)); }

// A console of its own process, to be sent signals.
struct Running {
  pid_t id = 0;
  UniqueFd output;
};

Running start_waiting() {
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execl(LIFEBOAT_TEST_CONSOLE, "console", "wait", nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return {child, UniqueFd(ends[0])};
}

// Until `word` was printed; false at the end of all output.
bool read_until(int descriptor, const std::string& word) {
  std::string seen;
  char byte = 0;
  while (seen.find(word) == std::string::npos) {
    if (::read(descriptor, &byte, 1) != 1) return false;
    seen += byte;
  }
  return true;
}

}  // namespace

TEST_CASE("a tool that behaves neither restarts nor disables anything") {
  const Run run = open_fixture("behaves");
  CHECK(run.exit_code == 0);
  CHECK(run.starting_with("start").size() == 1);
  CHECK(run.starting_with("frame ok").size() == 3);
}

TEST_CASE("a tool that kills the console is switched off in the next one, and its row says why") {
  const auto [name, reason] = GENERATE(table<std::string, std::string>({
      {"crashes_in_create", "it crashed while it was being opened"},
      {"crashes_in_frame", "it crashed while it drew its page"},
      {"crashes_in_job", "it crashed while it worked in the background"},
      {"exits_in_frame", "it ended the console while it drew its page"},
  }));
  const Run run = open_fixture(name);
  CHECK(run.exit_code == 0);
  const auto starts = run.starting_with("start");
  REQUIRE(starts.size() == 2);
  REQUIRE(run.starting_with("row").size() == 1);
  CHECK_THAT(run.starting_with("row")[0], Contains(reason));
  CHECK(run.lines.back() == "end");
  // From the call to the new console; generous, because the machine may be busy.
  const long long back_ms = time_of(starts[1]) - time_of(run.starting_with("opening")[0]);
  INFO(name << ": back after " << back_ms << " ms");
  CHECK(back_ms < 30'000);
}

TEST_CASE("a tool that does not come back is switched off") {
  ::setenv("LIFEBOAT_TOOL_LIMIT_MS", "300", 1);
  const Run run = open_fixture("blocks_in_frame");
  ::unsetenv("LIFEBOAT_TOOL_LIMIT_MS");
  CHECK(run.starting_with("start").size() == 2);
  REQUIRE(run.starting_with("row").size() == 1);
  CHECK_THAT(run.starting_with("row")[0], Contains("it did not come back while it drew its page"));
}

TEST_CASE("an exception of a foreign C++ runtime costs the tool, not the console") {
  const Run run = open_fixture("throws_foreign");
  CHECK(run.exit_code == 0);
  CHECK(run.lines.back() == "end");
  // Caught where the runtimes can tell each other's exceptions, else the supervisor's.
  const bool is_caught = !run.starting_with("frame It failed").empty();
  const bool is_switched_off = !run.starting_with("row").empty();
  CHECK(is_caught != is_switched_off);
}

TEST_CASE("page and tools are restored without the one at fault") {
  const Run run = open_fixture("crashes_in_frame");
  REQUIRE(run.starting_with("restore").size() == 1);
  CHECK(run.starting_with("restore")[0] == "restore tool: test-other");
}

TEST_CASE("a plug-in that throws, or that the probe refuses, needs no restart") {
  const auto [name, line] = GENERATE(table<std::string, std::string>({
      {"throws_in_create", "create It failed: no room in the boat"},
      {"throws_in_frame", "frame It failed: the pen broke"},
      {"crashes_when_loaded", "load it crashes when it is loaded"},
  }));
  const Run run = open_fixture(name);
  CHECK(run.starting_with("start").size() == 1);
  CHECK(run.starting_with(line).size() == 1);
}

TEST_CASE("a console that keeps crashing for no tool's fault is given up") {
  const Run run = run_console({"crash"});
  CHECK(run.exit_code == 3);
  CHECK(run.starting_with("start").size() == 5);
}

TEST_CASE("SIGTERM reaches the console, and its exit code comes back") {
  const Running running = start_waiting();
  REQUIRE(read_until(running.output.get(), "ready"));
  ::kill(running.id, SIGTERM);
  int status = 0;
  REQUIRE(::waitpid(running.id, &status, 0) == running.id);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE("the console dies with its supervisor") {
  const Running running = start_waiting();
  REQUIRE(read_until(running.output.get(), "ready"));
  ::kill(running.id, SIGKILL);
  REQUIRE(::waitpid(running.id, nullptr, 0) == running.id);
  // The console holds the pipe's last writing end: its end is the end of all output.
  CHECK_FALSE(read_until(running.output.get(), "never printed"));
}
