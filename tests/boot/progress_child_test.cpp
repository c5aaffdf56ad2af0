#include "host/boot/progress_child.hpp"

#include <atomic>
#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::boot;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds k_patience{20'000};

struct Run {
  std::vector<std::string> lines;
  Result<int> code{0};

  explicit Run(const std::string& script, milliseconds limit = k_patience, milliseconds grace = k_patience,
               std::function<bool()> is_cancelled = [] { return false; }) {
    code = run_progress_child({.command = {"/bin/sh", "-c", script},
                               .limit = limit,
                               .grace = grace,
                               .is_cancelled = std::move(is_cancelled),
                               .take = [this](std::string_view line) { lines.emplace_back(line); }});
  }
};

}  // namespace

TEST_CASE("a child's lines come whole, and its exit code last") {
  const Run run("printf 'one\\ntw'; printf 'o\\nthree'; exit 3");
  CHECK(run.lines == std::vector<std::string>{"one", "two"});
  CHECK(run.code == 3);
}

TEST_CASE("a child that leaves somebody behind with its output is over when it ends") {
  const Run run("echo one; sleep 10 & exit 0", milliseconds(5'000));
  CHECK(run.lines == std::vector<std::string>{"one"});
  CHECK(run.code == 0);
}

TEST_CASE("a child over its limit is asked to end, and may take back what it began") {
  const Run run("trap 'echo taken back; exit 0' TERM; echo begun; while :; do sleep 0.01; done", milliseconds(300));
  REQUIRE_FALSE(run.code);
  CHECK(run.code.error().kind == ErrorKind::io);
  CHECK(run.lines.front() == "begun");
}

TEST_CASE("a child that does not want to end is killed") {
  const Run run("trap '' TERM; while :; do sleep 0.01; done", milliseconds(50), milliseconds(50));
  REQUIRE_FALSE(run.code);
}

TEST_CASE("a cancelled child is ended, which is no failure") {
  const Run run("sleep 600", k_patience, k_patience, [] { return true; });
  CHECK(run.code == 128 + 15);
}

TEST_CASE("a line without an end does not grow for ever") {
  const Run run("head -c 100000 /dev/zero | tr '\\0' x; echo; echo short");
  CHECK(run.code == 0);
  REQUIRE_FALSE(run.lines.empty());
  CHECK(run.lines.back() == "short");
  for (const std::string& line : run.lines) CHECK(line.size() <= 8192);
}
