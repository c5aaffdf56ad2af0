// Tries a plug-in in a child process before the console loads it: a constructor that crashes, hangs or exits becomes
// a reason in the tool's row instead of a dead console. The child is this program again, `lifeboat --probe-plugin
// PATH`; main must call `run_probe` for it before it does anything else.
//
// A verdict is kept in a file for as long as the plug-in is the same (path, size, times, inode), so a console that
// restarts does not probe again. A probe that ran out of time is not kept: the machine may just have been busy.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "host/base/error.hpp"

namespace lifeboat::loader {

inline constexpr const char* k_probe_switch = "--probe-plugin";

// The child's side: opens the library, checks the descriptor, creates no tool, and reports on standard output.
// Returns the exit code; leave with _exit(), so that the plug-in's destructors do not spoil the verdict.
[[nodiscard]] int run_probe(const std::filesystem::path& plugin);

struct ProbeSetup {
  std::filesystem::path program = "/proc/self/exe";
  // A folder of ours alone (mode 0700; made when absent), best on a tmpfs; empty: verdicts are not kept.
  std::filesystem::path cache_folder = {};
  // Our own plug-ins take 20 ms, but seconds when they come from a DVD, or on an old machine that is busy with its start;
  // one that is given up here is gone for the whole run.
  std::chrono::milliseconds time_limit{15000};
};

// The parent's side: blocks for at most the time limit, or until soon after `is_cancelled`. The error is the reason, for
// people. [any]
[[nodiscard]] Status probe(const ProbeSetup& setup, const std::filesystem::path& plugin,
                           const std::function<bool()>& is_cancelled = [] { return false; });

}  // namespace lifeboat::loader
