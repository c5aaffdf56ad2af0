// What Windows, and with it the console's registry, takes at most. A file or a person that asks for more is told so
// before anything is changed.
#pragma once

#include <cstddef>

namespace lifeboat::regedit {

inline constexpr std::size_t k_key_name_units = 255;       // UTF-16 units
inline constexpr std::size_t k_value_name_units = 16'383;  // UTF-16 units
inline constexpr std::size_t k_key_depth = 512;
// One cell of a hive, less its head.
inline constexpr std::size_t k_value_data_bytes = 1024 * 1024 - 8;

}  // namespace lifeboat::regedit
