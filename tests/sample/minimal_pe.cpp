#include "tests/sample/minimal_pe.hpp"

#include "host/target/little_endian.hpp"

namespace lifeboat::sample {

std::vector<std::byte> minimal_pe(std::uint16_t machine) {
  using target::write_le;
  constexpr std::size_t k_file_bytes = 1024;
  constexpr std::size_t k_pe_at = 128;
  std::vector<std::byte> file(k_file_bytes);
  write_le<std::uint16_t>(file, 0, 0x5A4D);                        // MZ
  write_le<std::uint32_t>(file, 60, k_pe_at);
  write_le<std::uint32_t>(file, k_pe_at, 0x00004550);              // PE
  write_le<std::uint16_t>(file, k_pe_at + 4, machine);
  write_le<std::uint16_t>(file, k_pe_at + 20, 240);                // size of the optional header
  write_le<std::uint16_t>(file, k_pe_at + 22, 0x0022);             // executable, large addresses
  write_le<std::uint16_t>(file, k_pe_at + 24, 0x020B);             // PE32+
  write_le<std::uint16_t>(file, k_pe_at + 24 + 68, 3);             // console program
  return file;
}

}  // namespace lifeboat::sample
