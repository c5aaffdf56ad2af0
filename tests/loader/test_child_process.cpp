#include <catch2/catch.hpp>
#include <csignal>

#include "host/loader/child_process.hpp"

using namespace lifeboat::loader;
using namespace std::chrono_literals;
using Kind = ChildEnd::Kind;

namespace {

ChildEnd run_shell(const std::string& script, std::chrono::milliseconds limit, std::size_t output_limit = 100) {
  return run_child({"sh", "-c", script}, "/bin/sh", limit, output_limit).value();
}

}  // namespace

TEST_CASE("a child's output and exit code come back") {
  const ChildEnd end = run_shell("printf word; exit 4", 60s);
  CHECK(end.kind == Kind::exited);
  CHECK(end.number == 4);
  CHECK(end.output == "word");
}

TEST_CASE("a child killed by a signal is told apart") {
  const ChildEnd end = run_shell("kill -SEGV $$", 60s);
  CHECK(end.kind == Kind::signalled);
  CHECK(end.number == SIGSEGV);
}

TEST_CASE("a child that does not end in time is killed, and what it started too") {
  // Both would hold the pipe open; the call returns all the same.
  const ChildEnd end = run_shell("sleep 1000 & sleep 1000", 100ms);
  CHECK(end.kind == Kind::out_of_time);
}

TEST_CASE("a child that nobody waits for any more is killed long before its time") {
  int glances = 0;
  const auto end = run_child({"sh", "-c", "sleep 1000"}, "/bin/sh", 1h, 100, [&] { return ++glances > 2; });
  REQUIRE(end);
  CHECK(end->kind == Kind::out_of_time);
}

TEST_CASE("output past the limit is dropped") {
  CHECK(run_shell("printf 123456789", 60s, 4).output == "1234");
}

TEST_CASE("a program that is not there is an error") {
  CHECK_FALSE(run_child({"x"}, "/nonexistent/program", 1s, 10).has_value());
}
