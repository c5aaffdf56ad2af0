// Which values the edit dialog may change. The rule: what a person confirms without touching it is written back as it
// was, so whatever a text field could lose on the way is only shown.
#pragma once

#include <string>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

// Longer texts are not edited by hand in one field.
inline constexpr std::size_t k_editable_text_bytes = 64 * 1024;

// Why not, for people; empty when it may.
[[nodiscard]] std::string why_not_editable(const sdk::RegistryData& data);

}  // namespace lifeboat::regedit
