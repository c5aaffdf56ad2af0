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
  bool is_live = false;                    // disks of this machine, too
  std::string system;                      // --system; "" : chosen on the screen, or the only one
  bool is_headless = false;
  std::uint32_t width = 1024;              // pixels
  std::uint32_t height = 768;
  float scale = 1.0F;
  std::filesystem::path automation;        // "" : off
  std::vector<std::filesystem::path> plugin_folders;
  std::filesystem::path settings;          // "" : the image's own, when there is one
  std::optional<std::string> supervised;   // what the supervisor hands over; absent: we are to be the supervisor
  bool wants_help = false;
  std::string help;
};

// `bad_use` with the sentence to print.
[[nodiscard]] Result<ConsoleOptions> parse_console_options(const std::vector<std::string>& arguments);

}  // namespace lifeboat::launch
