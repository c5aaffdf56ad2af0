// What the person should know of the chosen installation before he goes on or, where his is missing, what may be the
// reason: a disk that could not be opened, a partition that could not be read. Sentences for people, the weightiest first.
// UI thread only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "host/toolset/selection.hpp"

namespace lifeboat::boot {

// The label, the partition's name, or "Partition 2".
[[nodiscard]] std::string volume_name(const target::Volume& volume);

// At most `most` lines.
[[nodiscard]] std::vector<std::string> limits_of(const toolset::Selection& selection, std::optional<std::size_t> chosen,
                                                 std::size_t most);

}  // namespace lifeboat::boot
