#include "host/loader/elf_file.hpp"

#include <elf.h>

#include <bit>
#include <cstring>

#include "host/base/text.hpp"

namespace lifeboat::loader {

namespace {

#if defined(__x86_64__)
constexpr std::uint16_t k_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr std::uint16_t k_machine = EM_AARCH64;
#else
#error "name this machine's ELF machine number"
#endif
constexpr unsigned char k_byte_order = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;

}  // namespace

Status check_elf(std::span<const std::byte> first_bytes) {
  Elf64_Ehdr header{};
  static_assert(sizeof header == k_elf_header_bytes);
  if (first_bytes.size() < sizeof header) return fail(ErrorKind::damaged, tr("the file is not a program library"));
  std::memcpy(&header, first_bytes.data(), sizeof header);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) {
    return fail(ErrorKind::damaged, tr("the file is not a program library"));
  }
  const bool is_ours = header.e_ident[EI_CLASS] == ELFCLASS64 && header.e_ident[EI_DATA] == k_byte_order &&
                       header.e_machine == k_machine;
  if (!is_ours) return fail(ErrorKind::refused, tr("the file is made for another kind of machine"));
  if (header.e_type != ET_DYN) return fail(ErrorKind::damaged, tr("the file is not a program library"));
  return {};
}

}  // namespace lifeboat::loader
