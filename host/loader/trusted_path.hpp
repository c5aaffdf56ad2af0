// Whether a file may become code of this process. The console runs as root: a plug-in that somebody else can write,
// or swap by writing a folder above it, would be that somebody's way to root. Every step of the real path must belong
// to root or to us and must not be writable for group or others; a folder above may be if it is sticky (/tmp).
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::loader {

// The real path of `folder` after the checks.
[[nodiscard]] Result<std::filesystem::path> trusted_folder(const std::filesystem::path& folder);
// The real path of a regular file that must lie below `real_folder`, links followed.
[[nodiscard]] Result<std::filesystem::path> trusted_file(const std::filesystem::path& file,
                                                         const std::filesystem::path& real_folder);
// The file's first bytes: `size_bytes` of them, or fewer when it is shorter.
[[nodiscard]] Result<std::vector<std::byte>> read_first(const std::filesystem::path& file, std::size_t size_bytes);
// The whole file; refused when it has more than `limit` bytes.
[[nodiscard]] Result<std::vector<std::byte>> read_bounded(const std::filesystem::path& file, std::size_t limit);

}  // namespace lifeboat::loader
