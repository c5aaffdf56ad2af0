// The types of registry values, by number and by the name that people and reg.exe write.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeboat::regedit {

enum ValueType : std::uint32_t {
  k_none = 0, k_sz = 1, k_expand_sz = 2, k_binary = 3, k_dword = 4, k_dword_big_endian = 5, k_link = 6,
  k_multi_sz = 7, k_resource_list = 8, k_full_resource_descriptor = 9, k_resource_requirements_list = 10,
  k_qword = 11,
};

// "REG_SZ"; a number that Windows has no name for as "0x00000026": real hives hold such.
[[nodiscard]] std::string type_name(std::uint32_t type);
// By name, without regard to case; nothing when there is no such name.
[[nodiscard]] std::optional<std::uint32_t> type_of_name(std::string_view name);
[[nodiscard]] inline bool is_text(std::uint32_t type) {
  return type == k_sz || type == k_expand_sz || type == k_link;
}
[[nodiscard]] inline bool is_number(std::uint32_t type) {
  return type == k_dword || type == k_dword_big_endian || type == k_qword;
}
// The icon of a value of that type: "text", "number", "binary".
[[nodiscard]] const char* icon_of(std::uint32_t type);

}  // namespace lifeboat::regedit
