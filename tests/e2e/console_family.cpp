#include "tests/e2e/console_family.hpp"

#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/e2e/remote_session.hpp"

namespace lifeboat::e2e {

pid_t console_of(const UiSession& session) {
  for (const pid_t each : family_of(session.pid())) {
    if (read_text("/proc/" + std::to_string(each) + "/cmdline").find("--supervised") != std::string::npos) return each;
  }
  return -1;
}

void crash_console_of(const UiSession& session) {
  const pid_t console = console_of(session);
  REQUIRE(console > 0);
  REQUIRE(::kill(console, SIGKILL) == 0);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (::kill(console, 0) == 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
}

}  // namespace lifeboat::e2e
