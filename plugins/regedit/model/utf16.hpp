// UTF-16LE as registry data holds it, and UTF-8 as the host shows it. Unpaired surrogates happen in real hives; they
// travel as their three-byte form, so that a text that was only shown and confirmed is written back as it was.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::regedit {

// Whole units only: an odd last byte is left out.
[[nodiscard]] std::string utf8_from_utf16le(std::span<const std::uint8_t> bytes);
// Without a terminator; nothing when `utf8` is malformed.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> utf16le_from_utf8(std::string_view utf8);
// How many units that would be; nothing when `utf8` is malformed.
[[nodiscard]] std::optional<std::size_t> utf16_units(std::string_view utf8);

}  // namespace lifeboat::regedit
