// Single facts out of a hive: what a value says if it is there and of the right type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "host/registry/hive.hpp"

namespace lifeboat::target {

// REG_SZ or REG_EXPAND_SZ, up to its first NUL; nothing when missing, of another type or unreadable.
[[nodiscard]] std::optional<std::string> string_value(const registry::Hive& hive, registry::Cell key,
                                                      std::string_view name);
[[nodiscard]] std::optional<std::uint32_t> dword_value(const registry::Hive& hive, registry::Cell key,
                                                       std::string_view name);

}  // namespace lifeboat::target
