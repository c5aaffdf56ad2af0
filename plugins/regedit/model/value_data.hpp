// The data of a value, understood as far as it goes: text, list, number, or bytes. Damaged data (a string of odd
// length, a number of five bytes) is shown as what is there, with `damage` saying what is wrong; nothing is guessed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

// How many bytes of any value are decoded for a line in the list; the whole is decoded for editing only.
inline constexpr std::size_t k_preview_bytes = 512;

struct Understood {
  enum class Kind { text, list, number, bytes };
  Kind kind = Kind::bytes;
  std::string text;               // Kind::text
  std::vector<std::string> list;  // Kind::list
  std::uint64_t number = 0;       // Kind::number
  std::string damage;             // for people; empty when all is as Windows writes it
};

// Looks at all of `data`.
[[nodiscard]] Understood understand(const sdk::RegistryData& data);

// One line for people: "0x00000002 (2)", "Windows 10 Pro", "01 0a ff …". At most about 1,500 characters.
[[nodiscard]] std::string preview(const sdk::RegistryData& data);
// As reg.exe prints it, whole: "0x2", "C:\Windows", "a\0b", "010AFF".
[[nodiscard]] std::string as_reg_exe(const sdk::RegistryData& data);
// "01 0a ff", all of it.
[[nodiscard]] std::string hex_bytes(const std::vector<std::uint8_t>& bytes, std::size_t limit);
// Control characters as \xNN: for a terminal, or a line of a list.
[[nodiscard]] std::string one_line(const std::string& text);
// A value's name in one line; the default value, whose name is empty, by a word.
[[nodiscard]] std::string shown_name(const std::string& name);
// A key's path in one line; the root of a bare hive, whose path is empty, by a word.
[[nodiscard]] std::string shown_path(std::string_view path);

}  // namespace lifeboat::regedit
