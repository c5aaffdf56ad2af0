// Files that are read as a whole, up to a limit: what sysfs tells, the tables of names, modules.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::drivers {

// A longer file is a failure, not a part of it. Only regular files are opened, so that a pipe on a foreign folder holds
// nobody up.
[[nodiscard]] sdk::Outcome<std::string> read_file(const std::filesystem::path& file, std::size_t most_bytes);
// The first line of a small file of the kernel, without its end; "" where there is none.
[[nodiscard]] std::string read_line(const std::filesystem::path& file);

}  // namespace lifeboat::drivers
