// Whether a file is a shared object for this machine, told from its first bytes: a text file named .so should get a
// plain reason, and dlopen should not be asked about it at all. Pure.
#pragma once

#include <cstddef>
#include <span>

#include "host/base/error.hpp"

namespace lifeboat::loader {

// What check_elf looks at.
inline constexpr std::size_t k_elf_header_bytes = 64;

[[nodiscard]] Status check_elf(std::span<const std::byte> first_bytes);

}  // namespace lifeboat::loader
