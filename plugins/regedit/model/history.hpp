// The journal of edits in words: what was done to which key or value, what was there before, and what became of it.
#pragma once

#include <string>

#include "lifeboat/cpp/hives.hpp"

namespace lifeboat::regedit {

// "Value \"Start\" set", "Key deleted".
[[nodiscard]] std::string what_was_done(const sdk::RegistryChange& change);
// "2 → 4"; "→ 4" where there was nothing before, "2 →" where there is nothing left.
[[nodiscard]] std::string before_and_after(const sdk::RegistryChange& change);
// "Saved", "Not saved", "Undone".
[[nodiscard]] std::string what_became_of(const sdk::RegistryChange& change);
// "14:03:59" by this machine's clock, with the date when `with_date`.
[[nodiscard]] std::string time_of(const sdk::RegistryChange& change, bool with_date);

}  // namespace lifeboat::regedit
