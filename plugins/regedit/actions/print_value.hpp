// Keys and values as the actions print them: a value as a line in the manner of reg.exe, or as JSON.
#pragma once

#include <string>
#include <string_view>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

// "    Start    REG_DWORD    0x2", with the end of the line.
[[nodiscard]] std::string value_line(const std::string& name, const sdk::RegistryData& data);
// An object with name, type, size and data.
void write_value(sdk::JsonWriter& json, const std::string& name, const sdk::RegistryData& data);

}  // namespace lifeboat::regedit
