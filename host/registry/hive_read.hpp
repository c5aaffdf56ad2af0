// Reads a whole file from a disk that may fail. A bad sector does not cost the whole file: what the disk refuses stays
// zero and is counted.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "host/base/error.hpp"

namespace lifeboat::registry {

// As pread(2). Fails with ECANCELED when nobody wants the rest.
using Reader = std::function<ssize_t(std::span<std::byte> into, std::uint64_t offset)>;
// Told before each piece how much of the file is read, 0 to 1; answers whether to go on.
using ReadWatch = std::function<bool(float fraction)>;

// Fills `into`, which is all zero, from the file's start; how many bytes the disk refused. What lies behind the file's end
// stays zero and is not counted. `io` when nothing can be read, `refused` when the reader was cancelled.
[[nodiscard]] Result<std::uint64_t> read_as_far_as_it_goes(const Reader& reader, std::span<std::byte> into);

}  // namespace lifeboat::registry
