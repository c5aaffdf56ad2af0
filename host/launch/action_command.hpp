// `lifeboat <tool> <action> …`: runs an action that a plug-in publishes, without a screen. The command itself is the
// yes to writing; backup, commit order and verification are the console's.
#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace lifeboat::launch {

struct ActionFolders {
  std::filesystem::path plugins;      // where plug-ins are looked for unless --plugins says otherwise
  std::filesystem::path probe_cache;
};

// `arguments` begin with the tool's command. The exit code: 0 done, 1 not found, 2 bad use, 3 damaged or refused.
[[nodiscard]] int run_action_command(std::span<const std::string> arguments, const ActionFolders& folders);

}  // namespace lifeboat::launch
