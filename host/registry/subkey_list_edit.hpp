// Adds and removes entries of subkey lists. A list keeps its kind; a new one is of the kind that Windows gives the
// hive's version; a full leaf is split in two under a root.
#pragma once

#include <cstdint>

#include "host/registry/hive_editor.hpp"
#include "host/registry/name.hpp"

namespace lifeboat::registry {

// The list cell that the parent's node must name from now on; k_no_cell when the list became empty.
[[nodiscard]] Result<Cell> insert_into_list(HiveEditor& editor, Cell parent, const StoredName& name, Cell key);
[[nodiscard]] Result<Cell> remove_from_list(HiveEditor& editor, Cell parent, Cell key);
// Frees the lists of a key that goes with all its subkeys.
[[nodiscard]] Status release_lists(HiveEditor& editor, Cell parent);

}  // namespace lifeboat::registry
