// Copies one file of a volume to a new name on the same volume so that the copy lasts and is known to be right.
#pragma once

#include <string>

#include "host/base/error.hpp"
#include "host/target/file_tree.hpp"

namespace lifeboat::target {

// `to` must not exist. On NTFS the copy has the original's access rights. Synced, read again and compared; a copy
// that fails on the way is removed.
[[nodiscard]] Status copy_file(const FileTree& tree, const std::string& from, const std::string& to);

}  // namespace lifeboat::target
