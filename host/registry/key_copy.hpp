// Copies a key with all below it, within a hive or from another one. What is copied is read whole before the first byte
// is written, so a key may be copied to below itself.
#pragma once

#include <string_view>

#include "host/registry/hive_editor.hpp"

namespace lifeboat::registry {

// Keys of one copy: more than any real hive has, so that a tree that damage made a loop ends.
inline constexpr std::size_t k_copy_limit = 4'000'000;

struct CopySource {
  const HiveImage& image;
  std::uint32_t minor;
};

// Names, values, types, data, class names and what makes a symbolic link are the same; times are now and security is
// the new parent's. `refused` when `parent` has a key of that name, `damaged` when any of the source cannot be read.
[[nodiscard]] Result<Cell> copy_key(HiveEditor& editor, const CopySource& source, Cell key, Cell parent,
                                    std::string_view name);

}  // namespace lifeboat::registry
