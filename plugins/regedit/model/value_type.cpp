#include "plugins/regedit/model/value_type.hpp"

#include <strings.h>

#include <array>
#include <cstdio>

namespace lifeboat::regedit {
namespace {

constexpr std::array<const char*, 12> k_names = {
    "REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD", "REG_DWORD_BIG_ENDIAN", "REG_LINK",
    "REG_MULTI_SZ", "REG_RESOURCE_LIST", "REG_FULL_RESOURCE_DESCRIPTOR", "REG_RESOURCE_REQUIREMENTS_LIST",
    "REG_QWORD",
};

}  // namespace

std::string type_name(std::uint32_t type) {
  if (type < k_names.size()) return k_names[type];
  char text[16];
  std::snprintf(text, sizeof text, "0x%08x", type);
  return text;
}

std::optional<std::uint32_t> type_of_name(std::string_view name) {
  for (std::uint32_t type = 0; type < k_names.size(); ++type) {
    if (::strcasecmp(std::string(name).c_str(), k_names[type]) == 0) return type;
  }
  return std::nullopt;
}

const char* icon_of(std::uint32_t type) {
  if (is_text(type) || type == k_multi_sz) return "text";
  return is_number(type) ? "number" : "binary";
}

}  // namespace lifeboat::regedit
