// Sets and removes values. New data is written before the old is let go; big data of other values is never touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "host/registry/hive_editor.hpp"

namespace lifeboat::registry {

// One cell can hold no more; Windows' own limit for a value in the older formats, and ours in all.
inline constexpr std::size_t k_value_data_limit_bytes = k_cell_limit_bytes - 8;
// Windows' limit for the name of a value.
inline constexpr std::size_t k_value_name_limit_units = 16383;

[[nodiscard]] Result<Cell> find_value_of(const HiveImage& image, Cell key, std::string_view name);
[[nodiscard]] Status set_value(HiveEditor& editor, Cell key, std::string_view name, std::uint32_t type,
                               std::span<const std::byte> data);
// `refused` when another value has the new name.
[[nodiscard]] Status rename_value(HiveEditor& editor, Cell key, std::string_view name, std::string_view new_name);
[[nodiscard]] Status delete_value(HiveEditor& editor, Cell key, std::string_view name);
// Frees the record and its data; the list that names it is the caller's.
[[nodiscard]] Status release_value(HiveEditor& editor, Cell value);

}  // namespace lifeboat::registry
