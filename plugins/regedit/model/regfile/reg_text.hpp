// From the bytes of a .reg file to its text.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::regedit {

// Larger files are refused; a whole SOFTWARE hive is about 200 MiB as UTF-16.
inline constexpr std::size_t k_reg_file_bytes = 256 * 1024 * 1024;

// UTF-8 without a mark; unpaired surrogates of UTF-16 in their three-byte form. By its mark a file is UTF-16LE,
// UTF-16BE or UTF-8. Without one it is UTF-16LE when a NUL follows its first character; else UTF-8 when all of it is
// well-formed UTF-8, else Windows-1252. regedit.exe would take the former for the machine's ANSI code page, too; but
// text of another code page that happens to be well-formed UTF-8 is not met in practice, UTF-8 from editors is.
// Failures are LB_REFUSED.
[[nodiscard]] sdk::Outcome<std::string> decode_reg_text(std::span<const std::uint8_t> bytes);

// Windows-1252 as Windows widens it: the five bytes without a character become control characters.
[[nodiscard]] std::string utf8_from_ansi(std::span<const std::uint8_t> bytes);

}  // namespace lifeboat::regedit
