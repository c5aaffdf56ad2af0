#include "plugins/drivers/model/module_facts.hpp"

#include <elf.h>

#include <algorithm>
#include <array>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/elf_sections.hpp"
#include "plugins/drivers/model/module_signature.hpp"
#include "plugins/drivers/model/plain_text.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {
namespace {

struct MachineName {
  std::uint16_t machine;
  const char* name;
};

constexpr std::array k_machines = {
    MachineName{EM_386, "x86 (32 bit)"},      MachineName{EM_X86_64, "x86-64"}, MachineName{EM_ARM, "ARM (32 bit)"},
    MachineName{EM_AARCH64, "ARM64"},         MachineName{EM_RISCV, "RISC-V"},  MachineName{EM_PPC64, "PowerPC 64"},
    MachineName{EM_S390, "S/390"},            MachineName{EM_MIPS, "MIPS"},
};

// Longer than any that people write; a file may claim megabytes.
constexpr std::size_t k_most_text_bytes = 4096;
constexpr std::size_t k_most_name_bytes = 55;  // MODULE_NAME_LEN of the kernel, without its NUL

std::string shown(std::string_view text) { return plain(text.substr(0, k_most_text_bytes)); }

bool is_module_name(std::string_view name) {
  const auto fits = [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= k_most_name_bytes && std::ranges::all_of(name, fits);
}

sdk::Failure bad_name(std::string_view name) {
  return {LB_REFUSED, say(sdk::tr("it names a module \"{}\", which cannot be"), shown(name.substr(0, k_most_name_bytes)))};
}

// What stands before the next `separator`; both are taken off `text`.
std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view piece = text.substr(0, end);
  text = end == text.npos ? std::string_view() : text.substr(end + 1);
  return piece;
}

// "a,b" or "".
sdk::Outcome<void> take_depends(std::string_view list, std::vector<std::string>& depends) {
  while (!list.empty()) {
    const std::string_view name = take_until(list, ',');
    if (!is_module_name(name)) return bad_name(name);
    if (depends.size() < k_most_module_entries) depends.emplace_back(name);
  }
  return {};
}

sdk::Outcome<void> take_entry(std::string_view key, std::string_view value, ModuleFacts& facts) {
  if (key == "depends") return take_depends(value, facts.depends);
  if (key == "name") {
    if (!is_module_name(value)) return bad_name(value);
    facts.name = value;
  }
  if (key == "vermagic") facts.vermagic = shown(value);
  if (key == "license") facts.license = shown(value);
  if (key == "description") facts.description = shown(value);
  if (key == "alias") facts.aliases.push_back(shown(value));
  if (key == "firmware") facts.firmware.push_back(shown(value));
  return {};
}

// Texts "key=value", each with a NUL behind it, perhaps several.
sdk::Outcome<void> take_entries(std::string_view section, ModuleFacts& facts) {
  for (std::size_t count = 0; !section.empty();) {
    const std::string_view entry = take_until(section, '\0');
    const std::size_t equals = entry.find('=');
    if (equals == entry.npos) continue;
    if (++count > k_most_module_entries) return sdk::Failure{LB_REFUSED, sdk::tr("it says too many things of itself")};
    if (auto taken = take_entry(entry.substr(0, equals), entry.substr(equals + 1), facts); !taken) return taken;
  }
  return {};
}

}  // namespace

std::uint16_t machine_here() {
#if defined(__x86_64__)
  return EM_X86_64;
#elif defined(__aarch64__)
  return EM_AARCH64;
#else
#error "say which e_machine the kernel's modules have here"
#endif
}

std::string machine_name(std::uint16_t machine) {
  const auto found = std::ranges::find(k_machines, machine, &MachineName::machine);
  return found == k_machines.end() ? say(sdk::tr("processor number {}"), machine) : found->name;
}

sdk::Outcome<ModuleFacts> parse_module(std::string_view bytes) {
  auto header = read_elf_header(bytes);
  if (!header) return header.failure();
  ModuleFacts facts;
  facts.machine = header.value().machine;
  if (facts.machine != machine_here()) return facts;
  if (!header.value().is_64_bit_little_endian) return sdk::Failure{LB_REFUSED, sdk::tr("it is not a module")};
  auto section = find_section(bytes, ".modinfo");
  if (!section) return section.failure();
  if (auto taken = take_entries(section.value(), facts); !taken) return taken.failure();
  if (facts.vermagic.empty()) return sdk::Failure{LB_REFUSED, sdk::tr("it does not say for which kernel it was built")};
  read_signature(bytes, facts);
  return facts;
}

}  // namespace lifeboat::drivers
