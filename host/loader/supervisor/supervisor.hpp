// The parent of the console: starts it, sleeps, and starts it again when it died or got stuck inside a tool, with
// that tool disabled. Why a process: a smashed heap or a held mutex cannot be recovered from within. The supervisor
// itself loads no plug-in, has one thread, and looks at the clock only while a tool call is going on.
//
// SIGTERM, SIGINT and SIGHUP go to the console, whose exit code becomes ours (128 + n when it died of one of them).
// The console gets SIGKILL when the supervisor dies.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace lifeboat::supervisor {

struct SupervisorSetup {
  // The console's argv; the supervised switch is put in at index 1.
  std::vector<std::string> arguments;
  std::string program = "/proc/self/exe";
  // A frame should take 5 ms. Who waits five seconds in front of a dead screen presses the power button.
  // The environment's LIFEBOAT_TOOL_LIMIT_MS overrides it: tests need not wait that long.
  std::chrono::milliseconds call_limit{5000};
  // Crashes that no tool is to blame for: after so many within the time the console is not started again.
  int give_up_after = 5;
  std::chrono::seconds give_up_within{60};
  // Called before each console and after the last one, however it ended: takes away what one that was killed left.
  std::function<void()> clean_up = [] {};
};

// Runs until the console ends by itself. Call before any thread exists.
[[nodiscard]] int run_supervised(SupervisorSetup setup);

}  // namespace lifeboat::supervisor
