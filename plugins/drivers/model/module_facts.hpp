// What a kernel module says of itself: its ELF header, the texts of its section .modinfo, and the signature behind it.
// Files come from anywhere, so this reads them itself with every offset checked; libkmod 30 ends the process on a file of
// 128 bytes (docs/decisions.md). Pure. ELF: System V ABI, gABI 4.1; signature: include/linux/module_signature.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::drivers {

// A module may say so many things at most; the biggest of Linux 6.1 says 1,500.
inline constexpr std::size_t k_most_module_entries = 65536;

struct ModuleFacts {
  std::uint16_t machine = 0;   // e_machine
  std::string name;            // "" : it does not say; then the file's name counts
  std::string vermagic, license, description;
  std::vector<std::string> aliases, depends, firmware;
  bool is_signed = false;
  std::string signer;          // "" : not signed, or the signature does not name anybody

  // The kernel that it was built for: the first word of vermagic.
  [[nodiscard]] std::string release() const { return vermagic.substr(0, vermagic.find(' ')); }
};

// The processor that this program was built for, as e_machine.
[[nodiscard]] std::uint16_t machine_here();
// "x86-64", or its number.
[[nodiscard]] std::string machine_name(std::uint16_t machine);

// The facts of a module for a processor of another kind are its `machine` alone.
[[nodiscard]] sdk::Outcome<ModuleFacts> parse_module(std::string_view bytes);

}  // namespace lifeboat::drivers
