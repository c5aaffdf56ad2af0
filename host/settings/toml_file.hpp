// TOML as text into a table, with everything that is wrong with it as TOML: bytes that are not UTF-8, sentences that
// cannot be understood, names that are defined twice. toml++ stops at the first mistake; here the sentence with the
// mistake is left out and the reading goes on, as long as it is sure where that sentence ends. Pure; any thread.
#pragma once

#include <string_view>

#include "host/settings/finding.hpp"
#include "host/settings/toml.hpp"

namespace lifeboat::settings {

// What could be read; `findings` gets the rest, in no order.
[[nodiscard]] toml::table read_toml(std::string_view text, Findings& findings);

}  // namespace lifeboat::settings
