#include "host/session/text_check.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace lifeboat::session {
namespace {

// Interface names of Linux have at most 15 characters.
constexpr std::size_t k_max_link_bytes = 15;
constexpr char32_t k_malformed = 0xFFFFFFFF;

// Reads one character and moves past it.
char32_t next_character(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  std::size_t length = 1;
  char32_t least = 0;
  char32_t value = first;
  if ((first & 0xE0U) == 0xC0U)
    length = 2, value = first & 0x1FU, least = 0x80;
  else if ((first & 0xF0U) == 0xE0U)
    length = 3, value = first & 0x0FU, least = 0x800;
  else if ((first & 0xF8U) == 0xF0U)
    length = 4, value = first & 0x07U, least = 0x10000;
  else if (first >= 0x80)
    return k_malformed;
  if (text.size() < length) return k_malformed;
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return k_malformed;
    value = (value << 6) | (byte & 0x3FU);
  }
  text.remove_prefix(length);
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value < least || value > 0x10FFFF || is_surrogate ? k_malformed : value;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Unicode's bidi controls, and the separators that begin a new line or paragraph.
bool rearranges(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

template <class Refuses>
bool has_only(std::string_view text, Refuses refuses) {
  while (!text.empty()) {
    const char32_t c = next_character(text);
    if (c == k_malformed || refuses(c)) return false;
  }
  return true;
}

bool is_link_name(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  return !text.empty() && text.size() <= k_max_link_bytes && std::ranges::all_of(text, is_allowed);
}

}  // namespace

bool is_plain_text(std::string_view text) { return has_only(text, is_control); }

bool is_plain_name(std::string_view text) {
  return has_only(text, [](char32_t c) { return is_control(c) || rearranges(c); });
}

bool is_address(std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> ignored{};
  const auto percent = text.find('%');
  const std::string address(text.substr(0, percent));
  if (percent == std::string_view::npos && ::inet_pton(AF_INET, address.c_str(), ignored.data()) == 1) return true;
  if (percent != std::string_view::npos && !is_link_name(text.substr(percent + 1))) return false;
  return ::inet_pton(AF_INET6, address.c_str(), ignored.data()) == 1;
}

}  // namespace lifeboat::session
