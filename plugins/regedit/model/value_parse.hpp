// From what a person typed to the data of a value, written as Windows writes it. Failures are LB_BAD_USE with a
// sentence for the person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

// REG_SZ and REG_EXPAND_SZ: the text, closed with a NUL. REG_DWORD, REG_QWORD: decimal, or hexadecimal with 0x.
// REG_MULTI_SZ: texts with \0 between them, as reg.exe has it. REG_BINARY: hexadecimal digits, with spaces, commas or
// hyphens between bytes if wanted.
[[nodiscard]] sdk::Outcome<sdk::RegistryData> parse_data(std::uint32_t type, const std::string& text);

// A number in `base` 10 or 16 without a prefix, or with 0x in any base.
[[nodiscard]] sdk::Outcome<std::uint64_t> parse_number(const std::string& text, int base, std::uint64_t most);

// A key's or value's name that a person typed; `is_key` forbids the backslash and the empty name.
[[nodiscard]] sdk::Outcome<void> check_name(std::string_view name, bool is_key);

}  // namespace lifeboat::regedit
