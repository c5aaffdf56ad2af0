// What the pages of the way in draw from and tell. All borrowed, UI thread only.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "host/boot/boot_flow.hpp"
#include "host/boot/network_start.hpp"
#include "host/boot/power.hpp"
#include "host/screen/input_queue.hpp"
#include "host/settings/known_ids.hpp"
#include "host/toolset/selection.hpp"
#include "host/toolset/workspace.hpp"

namespace lifeboat::boot {

// The acting entries of the way in, by the ids that a policy names them with. Restart and shut down are not among
// them: they always stay.
inline constexpr std::string_view k_entry_network = "network";
inline constexpr std::string_view k_entry_remap = "remap";
inline constexpr std::string_view k_entry_keyboard = "keyboard";
inline constexpr std::string_view k_entry_installation = "installation";
inline constexpr std::string_view k_entry_rescan = "rescan";
inline constexpr std::string_view k_entry_toolset = "toolset";
// Tools that the way in offers, by their own ids.
inline constexpr std::string_view k_remote_tool = toolset::k_remote_tool;
inline constexpr std::string_view k_network_tool = "tcpip-config";
inline constexpr std::string_view k_drivers_tool = "load-drivers";

// What the way in offers is what a policy can name: no more, and nothing that there is not.
inline constexpr std::array<std::string_view, 9> k_offered_entries = {
    k_entry_network, k_entry_remap,   k_entry_keyboard, k_entry_installation, k_drivers_tool,
    k_entry_rescan,  k_entry_toolset, "restart",        "shut-down"};
static_assert(std::ranges::is_permutation(settings::k_entries, k_offered_entries));

struct BootContext {
  BootFlow& flow;
  toolset::Selection& selection;
  toolset::Workspace& workspace;
  const NetworkStart& network;
  std::function<void()> rescan;
  std::function<bool()> is_scanning = [] { return false; };
  std::function<void(PowerWish)> wish_power;
  // Why another installation cannot be chosen now: edits would be lost. "" when it can.
  std::function<std::string()> why_fixed = [] { return std::string(); };
  std::string settings_trouble = {};  // why the administrator's policy could not be understood; "" when it was
  // Why this person may not use an entry; "" when he may. Whoever it is, it is asked again at the press.
  std::function<std::string(std::string_view entry)> why_not = [](std::string_view) { return std::string(); };
  std::function<bool(std::string_view entry, screen::InputSource who)> may = [](std::string_view, screen::InputSource) {
    return true;
  };
};

}  // namespace lifeboat::boot
