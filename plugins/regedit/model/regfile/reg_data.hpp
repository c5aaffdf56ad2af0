// The right side of a value's line: "text", dword:, hex:, hex(N):. Throws as RegScanner does.
#pragma once

#include "lifeboat/cpp/registry.hpp"
#include "plugins/regedit/model/regfile/reg_scanner.hpp"

namespace lifeboat::regedit {

// What is between quotation marks, without its escapes \\ and \". `may_break`: it may go over lines, as texts do.
[[nodiscard]] std::string take_quoted(RegScanner& scanner, bool may_break);

// `is_ansi`: texts in hexadecimal form are bytes of Windows-1252 (REGEDIT4) and are widened.
[[nodiscard]] sdk::RegistryData take_data(RegScanner& scanner, bool is_ansi);

}  // namespace lifeboat::regedit
