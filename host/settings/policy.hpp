// What the administrator's file means to the host: typed, complete (what is not decided has its default), read once.
// Whoever decides something for the whole console takes it from here; tools read their own keys through
// lifeboat.settings. A value type; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "host/settings/settings.hpp"

namespace lifeboat::settings {

// What the copy in `inventory_folder` is called: readers know it by this name.
inline constexpr const char* k_inventory_name = "inv32.xml";

struct RemotePolicy {
  std::optional<std::uint16_t> port;     // nothing: a free one each time
  std::string welcome;                   // shown before access is given
  bool asks = true;                      // false: the administrator's yes is the user's
  bool rearms = false;                   // that yes is good for more than one session of a start
  bool is_save_local = false;            // only the person at the machine may say yes to a write
  std::vector<std::string> allow_from;   // empty: from anywhere
  std::filesystem::path inventory;
  std::filesystem::path inventory_folder;  // gets a copy; "": none
};

struct Policy {
  std::vector<std::string> disabled_tools;
  std::vector<std::string> disabled_entries;
  RemotePolicy remote;
  std::vector<std::string> screen_servers;
  std::filesystem::path start_script;  // "": the image's own
  std::string keyboard_layout;         // xkb; "": as the machine has it
  std::string language;                // "": as the program was started
  // Why the file could not be understood, for a banner; "": it was, or there is none. Then everything is disabled but
  // what always stays available, and a technician is let in, and writes, by the local user's yes alone.
  std::string trouble;

  // Tools and entries, as ids mean the same in both.
  [[nodiscard]] std::vector<std::string> disabled() const;
};

[[nodiscard]] Policy policy_of(const Settings& settings);

}  // namespace lifeboat::settings
