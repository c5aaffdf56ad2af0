// Bytes as people write them: "01 0a ff".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::ui {

// The value of a hexadecimal digit of either case, or -1.
[[nodiscard]] int hex_digit(char character);

// Lower case, a space between bytes; behind `limit` bytes an ellipsis.
[[nodiscard]] std::string hex_text(std::span<const std::byte> bytes, std::size_t limit);

// Pairs of digits, with or without 0x, and between them nothing, or any of space, line end, comma, hyphen and the
// backslash of .reg files. Nothing when it is something else.
[[nodiscard]] std::optional<std::vector<std::byte>> bytes_of_hex(std::string_view text);

}  // namespace lifeboat::ui
