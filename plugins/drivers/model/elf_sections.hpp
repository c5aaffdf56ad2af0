// The sections of a relocatable 64-bit little-endian ELF file, each within the file. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::drivers {

struct ElfHeader {
  bool is_64_bit_little_endian = false;
  std::uint16_t machine = 0;
};

[[nodiscard]] sdk::Outcome<ElfHeader> read_elf_header(std::string_view file);
// The bytes of the first section of that name. `file` is 64-bit little-endian.
[[nodiscard]] sdk::Outcome<std::string_view> find_section(std::string_view file, std::string_view name);

}  // namespace lifeboat::drivers
