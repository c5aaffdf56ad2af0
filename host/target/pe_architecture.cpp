#include "host/target/pe_architecture.hpp"

#include <cstdint>

#include "host/target/little_endian.hpp"

namespace lifeboat::target {
namespace {

constexpr std::size_t k_dos_header = 64;
constexpr std::size_t k_pe_offset_at = 60;

std::string name_of(std::uint16_t machine) {
  switch (machine) {
    case 0x8664: return "x64";
    case 0x014C: return "x86";
    case 0xAA64: return "arm64";
    case 0x01C4: return "arm";
    case 0x0200: return "ia64";
    default: return "";
  }
}

}  // namespace

std::string pe_architecture(std::span<const std::byte> program) {
  if (program.size() < k_dos_header || read_le<std::uint16_t>(program, 0) != 0x5A4D) return "";
  const std::size_t at = read_le<std::uint32_t>(program, k_pe_offset_at);
  if (at > program.size() || program.size() - at < 6 || read_le<std::uint32_t>(program, at) != 0x00004550) return "";
  return name_of(read_le<std::uint16_t>(program, at + 4));
}

}  // namespace lifeboat::target
