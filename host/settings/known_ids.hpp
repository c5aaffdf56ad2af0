// The ids that the administrator's file may speak of, as data: what stands here is what `lifeboat settings check` knows.
// Tools are not among them: any plug-in may bring one.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace lifeboat::settings {

// The tool that lets a technician in.
inline constexpr std::string_view k_remote_tool = "remote-connection";
// What no file can take from the person at the machine: the way to help, and the way out.
inline constexpr std::array<std::string_view, 3> k_always_available = {k_remote_tool, "restart", "shut-down"};
// What a person can do on the way in and on the recovery options, beside the tools.
inline constexpr std::array<std::string_view, 9> k_entries = {
    "network", "remap", "keyboard", "installation", "load-drivers", "rescan", "toolset", "restart", "shut-down"};
inline constexpr std::array<std::string_view, 2> k_languages = {"en", "fr"};

template <class List>
[[nodiscard]] constexpr bool is_in(const List& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace lifeboat::settings
