#include "host/ui/hex_text.hpp"

#include <algorithm>

namespace lifeboat::ui {
namespace {

constexpr std::string_view k_separators = " \t\r\n,-\\";
constexpr std::string_view k_digits = "0123456789abcdef";

bool is_prefix(std::string_view text) { return text.starts_with("0x") || text.starts_with("0X"); }

}  // namespace

int hex_digit(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string hex_text(std::span<const std::byte> bytes, std::size_t limit) {
  std::string text;
  for (const std::byte byte : bytes.first(std::min(limit, bytes.size()))) {
    if (!text.empty()) text += ' ';
    text += k_digits[std::to_integer<std::size_t>(byte >> 4)];
    text += k_digits[std::to_integer<std::size_t>(byte & std::byte{0x0F})];
  }
  return bytes.size() > limit ? text + " …" : text;
}

std::optional<std::vector<std::byte>> bytes_of_hex(std::string_view text) {
  std::vector<std::byte> bytes;
  while (!text.empty()) {
    if (k_separators.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      continue;
    }
    if (is_prefix(text)) text.remove_prefix(2);
    if (text.size() < 2 || hex_digit(text[0]) < 0 || hex_digit(text[1]) < 0) return std::nullopt;
    bytes.push_back(static_cast<std::byte>(hex_digit(text[0]) << 4 | hex_digit(text[1])));
    text.remove_prefix(2);
  }
  return bytes;
}

}  // namespace lifeboat::ui
