// What `lifeboat` takes when it is to be the console itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::launch {

struct ConsoleOptions {
  std::vector<std::string> targets;        // none: nothing to repair was named
  std::string system;                      // --system; "" : chosen on the screen, or the only one
  bool is_boot = false;                    // the way in, from its first page, instead of the toolset at once
  bool is_live = false;                    // this is the recovery image: the machine itself may be touched
  bool is_headless = false;
  std::uint32_t width = 1024;              // pixels
  std::uint32_t height = 768;
  float scale = 1.0F;
  std::filesystem::path automation;        // "" : off
  std::vector<std::filesystem::path> plugin_folders;
  std::filesystem::path settings;          // "" : the image's own, when there is one
  // Pages before the toolset: asked for, or what a start script leads through.
  [[nodiscard]] bool has_way_in() const { return is_boot || waits_for_commands; }
  bool waits_for_commands = false;         // --wait-for-commands: listens at the control socket
  std::string script;                      // FILE of `lifeboat launch`; "" : none was named
  std::vector<std::string> switches;       // what was given without FILE, to be handed on: "--size=800x600"
  std::optional<std::string> supervised;   // what the supervisor hands over; absent: we are to be the supervisor
  bool wants_help = false;
  std::string help;
};

enum class Positional { none, script };

// `bad_use` with the sentence to print.
[[nodiscard]] Result<ConsoleOptions> parse_console_options(const std::vector<std::string>& arguments,
                                                           Positional positional = Positional::none);

// What NetStart runs: the network tool of this console's plug-ins, where the machine itself may be touched if this console
// may.
[[nodiscard]] std::vector<std::string> network_command(const ConsoleOptions& options);

}  // namespace lifeboat::launch
