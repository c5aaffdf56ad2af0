// Reading and writing whole ranges of a descriptor: pread and pwrite may do less than asked and be interrupted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "host/base/error.hpp"

namespace lifeboat::target {

// Fills all of `into` or fails; the end of the file inside the range is `io`. `name` is for the message.
[[nodiscard]] Status read_range(int fd, std::uint64_t offset, std::span<std::byte> into, const std::string& name);
[[nodiscard]] Status write_range(int fd, std::uint64_t offset, std::span<const std::byte> from,
                                 const std::string& name);

}  // namespace lifeboat::target
