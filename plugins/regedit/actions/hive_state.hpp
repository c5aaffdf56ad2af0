// Hives that Windows left half-written, before an action looks at them or edits them: `--replay` applies their logs in
// memory; without it a reader is warned, and the host refuses a writer. A host without lifeboat.hives leaves it at that.
#pragma once

#include <string>

#include "lifeboat/cpp/hives.hpp"
#include "plugins/regedit/actions/options.hpp"

namespace lifeboat::regedit {

// Answers the exit code of `check` for a hive that was not finished; the worst that an action met is its own.
inline constexpr lb_status k_exit_unfinished = 4;

// The path that the host opens: root names spelt out, but in a bare hive, whose paths have none.
[[nodiscard]] std::string host_path(const sdk::Host& host, const std::string& argument);
// --hive: the hive's root is the top of the registry.
[[nodiscard]] bool is_bare_hive(const sdk::Host& host);

// The hive that holds `path`, or would if the key were made; `is_deep`: all hives below a folder of hives, too.
void prepare_reading(const sdk::ActionCall& call, const Options& options, const std::string& path, bool is_deep);
void replay_if_asked(const sdk::ActionCall& call, const Options& options, const std::string& path);

}  // namespace lifeboat::regedit
