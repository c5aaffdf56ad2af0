// What lies in a folder of plug-ins, told without running a line of any: `<folder>/<name>.so` or
// `<folder>/<name>/<anything>.so`, each with `<same name>.json` beside it. Libraries that a plug-in brings along
// belong deeper. Whatever looks like a plug-in is in the answer, with a reason when it cannot be one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "host/loader/plugin_library.hpp"
#include "host/loader/sidecar.hpp"

namespace lifeboat::loader {

// More than any toolbox holds; a folder full of files must not hold up the start.
inline constexpr std::size_t k_max_plugins = 128;

// One file that is, or should be, a plug-in.
struct Plugin {
  std::filesystem::path path = {};
  Sidecar sidecar = {};                       // empty when it was refused before it could be read
  std::string reason = {};                    // why none of its tools can be used; "" when they can
  bool is_probed = false;
  std::optional<PluginLibrary> library = {};  // once loaded, for ever
};

// Sorted by path. A folder that others can write is one entry, with the reason.
[[nodiscard]] std::vector<Plugin> scan_plugins(const std::filesystem::path& folder);
// Gives a reason to each plug-in that claims an id or a command of one before it.
void refuse_duplicates(std::vector<Plugin>& plugins);

}  // namespace lifeboat::loader
