// Makes, renames and deletes keys.
#pragma once

#include <string_view>

#include "host/registry/hive_editor.hpp"

namespace lifeboat::registry {

// Windows' limits: characters of a key's name, and levels of keys.
inline constexpr std::size_t k_key_name_limit_units = 255;
inline constexpr std::size_t k_depth_limit = 512;

[[nodiscard]] Result<Cell> find_subkey_of(const HiveImage& image, Cell key, std::string_view name);
// The key of that name, made if it is missing, with the parent's security.
[[nodiscard]] Result<Cell> create_key(HiveEditor& editor, Cell parent, std::string_view name);
// The cell that the key has now: a longer name may need a larger one.
[[nodiscard]] Result<Cell> rename_key(HiveEditor& editor, Cell key, std::string_view name);
// Empty: none.
[[nodiscard]] Status set_class_name(HiveEditor& editor, Cell key, std::string_view class_name);
// The key with all below it.
[[nodiscard]] Status delete_key(HiveEditor& editor, Cell key);

}  // namespace lifeboat::registry
