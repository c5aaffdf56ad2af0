// Reads a .reg file, "Windows Registry Editor Version 5.00" or REGEDIT4, as far as regedit.exe and people write them:
// spaces around everything, comments, folded bytes, texts over several lines, any type number, upper or lower case.
//
// Stricter than regedit.exe, which skips what it does not understand: a line that is neither a key nor a value, a value
// under a deleted key, a single backslash in a text ("C:\Windows") are errors, as the person meant something by them.
// Nothing of a file with an error is handed out.
#pragma once

#include <cstdint>
#include <span>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/regedit/model/regfile/reg_file.hpp"

namespace lifeboat::regedit {

// Keys and values of a file together; a whole SOFTWARE hive has about a million.
inline constexpr std::size_t k_reg_file_items = 4'000'000;

// Failures are LB_REFUSED: "line 7: expected …". Any thread.
[[nodiscard]] sdk::Outcome<RegFile> parse_reg(std::span<const std::uint8_t> bytes);

}  // namespace lifeboat::regedit
