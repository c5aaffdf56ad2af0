#include "plugins/drivers/model/elf_sections.hpp"

#include <elf.h>

#include <cstring>
#include <optional>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

using sdk::tr;

sdk::Failure damaged(const std::string& what) { return {LB_REFUSED, what}; }

std::optional<std::string_view> part(std::string_view file, std::uint64_t offset, std::uint64_t size) {
  if (offset > file.size() || size > file.size() - offset) return std::nullopt;
  return file.substr(offset, size);
}

// This program runs on little-endian machines only, and so do the files that it looks into.
template <class Record>
std::optional<Record> record(std::string_view file, std::uint64_t offset) {
  const auto bytes = part(file, offset, sizeof(Record));
  if (!bytes) return std::nullopt;
  Record out;
  std::memcpy(&out, bytes->data(), sizeof out);
  return out;
}

std::string_view name_at(std::string_view names, std::uint64_t offset) {
  if (offset >= names.size()) return {};
  names.remove_prefix(offset);
  return names.substr(0, names.find('\0'));
}

class SectionTable {
 public:
  SectionTable(std::string_view file, const Elf64_Ehdr& header) : file_(file), header_(header) {}

  [[nodiscard]] std::optional<Elf64_Shdr> section(std::uint64_t index) const {
    return record<Elf64_Shdr>(file_, header_.e_shoff + index * sizeof(Elf64_Shdr));
  }
  [[nodiscard]] std::optional<std::string_view> bytes(const Elf64_Shdr& section) const {
    if (section.sh_type == SHT_NOBITS) return std::string_view{};
    return part(file_, section.sh_offset, section.sh_size);
  }

 private:
  std::string_view file_;
  const Elf64_Ehdr& header_;
};

}  // namespace

sdk::Outcome<ElfHeader> read_elf_header(std::string_view file) {
  const auto header = record<Elf64_Ehdr>(file, 0);
  if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) return damaged(tr("it is not a module"));
  ElfHeader out;
  const bool is_big_endian = header->e_ident[EI_DATA] == ELFDATA2MSB;
  out.machine = is_big_endian ? __builtin_bswap16(header->e_machine) : header->e_machine;
  out.is_64_bit_little_endian = !is_big_endian && header->e_ident[EI_CLASS] == ELFCLASS64;
  return out;
}

sdk::Outcome<std::string_view> find_section(std::string_view file, std::string_view name) {
  const auto header = record<Elf64_Ehdr>(file, 0);
  if (!header || header->e_type != ET_REL) return damaged(tr("it is a program or a library, not a module"));
  const std::uint64_t table_size = std::uint64_t{header->e_shnum} * sizeof(Elf64_Shdr);
  if (header->e_shentsize != sizeof(Elf64_Shdr) || !part(file, header->e_shoff, table_size)) {
    return damaged(tr("its list of sections is cut short"));
  }
  const SectionTable table(file, *header);
  const auto names_section = header->e_shstrndx < header->e_shnum ? table.section(header->e_shstrndx) : std::nullopt;
  const auto names = names_section ? table.bytes(*names_section) : std::nullopt;
  if (!names) return damaged(tr("the names of its sections are missing"));
  for (std::uint64_t i = 0; i < header->e_shnum; ++i) {
    const auto section = table.section(i);
    if (!section || name_at(*names, section->sh_name) != name) continue;
    const auto bytes = table.bytes(*section);
    if (!bytes) return damaged(say(tr("its section {} is cut short"), name));
    return *bytes;
  }
  return damaged(say(tr("it has no section {}"), name));
}

}  // namespace lifeboat::drivers
