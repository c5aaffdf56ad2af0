// Every key with its value and where it comes from, for `lifeboat settings show`.
#pragma once

#include <string>

#include "host/settings/settings.hpp"

namespace lifeboat::settings {

// A line each: key, value, "default" or file and line. Vendors' keys come last.
[[nodiscard]] std::string list_as_text(const Settings& settings, const std::string& file);
// {"keys":[{"key":…,"value":…,"source":"default"|"file","file":…,"line":…,"help":…}]}; lists are lists.
[[nodiscard]] std::string list_as_json(const Settings& settings, const std::string& file);

}  // namespace lifeboat::settings
