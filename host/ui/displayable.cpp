#include "host/ui/displayable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lifeboat::ui {
namespace {

// A stretch of the private use area that Font Awesome leaves free.
constexpr char32_t k_first_private = 0xE000;
constexpr std::size_t k_private_count = 0x1000;

bool is_private(char32_t c) { return c >= k_first_private && c < k_first_private + k_private_count; }

int continuation_count(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  return -1;
}

}  // namespace

char32_t next_character(std::string_view& rest) {
  constexpr char32_t k_malformed = 0xFFFD;
  const auto lead = static_cast<unsigned char>(rest[0]);
  if (lead < 0x80) {
    rest.remove_prefix(1);
    return lead;
  }
  const int more = continuation_count(lead);
  if (more < 0 || rest.size() <= static_cast<std::size_t>(more)) {
    rest.remove_prefix(1);
    return k_malformed;
  }
  char32_t value = lead & (0x3FU >> more);
  for (int i = 1; i <= more; ++i) {
    const auto byte = static_cast<unsigned char>(rest[static_cast<std::size_t>(i)]);
    if ((byte & 0xC0U) != 0x80U) {
      rest.remove_prefix(1);
      return k_malformed;
    }
    value = (value << 6) | (byte & 0x3FU);
  }
  constexpr char32_t k_smallest[] = {0, 0x80, 0x800, 0x10000};
  const bool is_valid = value >= k_smallest[more] && value <= 0x10FFFF;
  rest.remove_prefix(is_valid ? static_cast<std::size_t>(more) + 1 : 1);
  return is_valid ? value : k_malformed;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12));
    out += static_cast<char>(0x80U | ((c >> 6) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18));
    out += static_cast<char>(0x80U | ((c >> 12) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

std::string displayable(std::string_view utf8, const CanShow& can_show) {
  const bool is_plain = std::ranges::all_of(utf8, [](char c) { return (c >= ' ' && c < 0x7F) || c == '\n'; });
  if (is_plain) return std::string(utf8);
  std::string out;
  while (!utf8.empty()) {
    const char32_t c = next_character(utf8);
    if (c == '\n' || c == '\t' || (c >= ' ' && can_show(c))) {
      append_utf8(out, c);
    } else {
      out += fmt::format("<U+{:04X}>", static_cast<unsigned>(c));
    }
  }
  return out;
}

std::string EditText::to_field(std::string_view utf8, const CanShow& can_show) {
  std::string out;
  while (!utf8.empty()) {
    const char32_t c = next_character(utf8);
    if (c == '\n' || c == '\t' || (c >= ' ' && !is_private(c) && can_show(c))) {
      append_utf8(out, c);
      continue;
    }
    auto known = std::ranges::find(strangers_, c);
    if (known == strangers_.end()) {
      is_exhausted_ = is_exhausted_ || strangers_.size() == k_private_count;
      if (!is_exhausted_) strangers_.push_back(c);
      known = strangers_.end() - 1;
    }
    append_utf8(out, k_first_private + static_cast<char32_t>(known - strangers_.begin()));
  }
  return out;
}

std::string EditText::from_field(std::string_view field) const {
  std::string out;
  while (!field.empty()) {
    const char32_t c = next_character(field);
    const std::size_t index = c - k_first_private;
    append_utf8(out, is_private(c) && index < strangers_.size() ? strangers_[index] : c);
  }
  return out;
}

}  // namespace lifeboat::ui
