// Command lines as people and DaRT's scripts write them: `-network`, `--network` and `-NETWORK` are the same switch.
// The pre-pass rewrites only switches it is told of, so that data such as "-5" or "-nomessage" given to a registry
// value passes through; nothing after `--` is touched.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::launch {

[[nodiscard]] std::vector<std::string> normalise_switches(std::vector<std::string> arguments,
                                                          std::span<const std::string_view> known);

// What the host takes for itself out of `lifeboat <tool> <action> …`; the rest belongs to the action.
struct ActionArguments {
  std::vector<std::string> targets;
  std::string system;
  std::optional<std::string> hive;
  std::vector<std::string> plugin_folders;
  bool is_remapped = false;  // --remount: letters as the chosen Windows gives them
  bool is_live = false;      // --live beside --target: disks of this machine, too; without one it is the action's
  bool wants_json = false;
  bool wants_help = false;
  std::vector<std::string> rest;
};
// `bad_use` when a switch lacks its value, or --hive and --target are both there.
[[nodiscard]] Result<ActionArguments> parse_action_arguments(std::span<const std::string> arguments);

}  // namespace lifeboat::launch
