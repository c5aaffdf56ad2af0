#include "plugins/remote/protocol/text_rules.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace lifeboat::remote::protocol {

namespace {

struct Character {
  char32_t code = 0;
  std::size_t size = 0;
};

// How many bytes the character that begins with `lead` has; 0: none begins so.
std::size_t size_from_lead(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

std::optional<Character> first_character(std::string_view text) {
  static constexpr std::array<char32_t, 5> k_least = {0, 0, 0x80, 0x800, 0x10000};  // less is an overlong form
  const auto lead = static_cast<std::uint8_t>(text.front());
  const std::size_t size = size_from_lead(lead);
  if (size == 0 || size > text.size()) return std::nullopt;
  char32_t code = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<std::uint8_t>(text[i]);
    if ((next & 0xC0U) != 0x80) return std::nullopt;
    code = (code << 6U) | (next & 0x3FU);
  }
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < k_least.at(size) || code > 0x10FFFF || is_surrogate) return std::nullopt;
  return Character{code, size};
}

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

bool is_bidi(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

// Nothing on the screen, so that two names that look the same are the same. Joiners stay: scripts need them.
bool is_invisible(char32_t code) {
  return code == 0x00AD || code == 0x200B || (code >= 0x2060 && code <= 0x2064) || code == 0xFEFF ||
         (code >= 0xE0000 && code <= 0xE007F);
}

bool is_for_names(char32_t code) { return !is_control(code) && !is_bidi(code) && !is_invisible(code); }

template <class Predicate>
bool every_character(std::string_view text, Predicate is_allowed) {
  while (!text.empty()) {
    const auto character = first_character(text);
    if (!character || !is_allowed(character->code)) return false;
    text.remove_prefix(character->size);
  }
  return true;
}

}  // namespace

bool is_plain_text(std::string_view text) {
  return every_character(text, [](char32_t code) { return !is_control(code); });
}

bool is_plain_name(std::string_view text) {
  return every_character(text, [](char32_t code) { return is_for_names(code); });
}

std::string plain_name_of(std::string_view text, std::size_t max_bytes) {
  std::string name;
  while (!text.empty()) {
    const auto character = first_character(text);
    const std::size_t size = character ? character->size : 1;
    const bool is_allowed = character && is_for_names(character->code);
    if (is_allowed && name.size() + size > max_bytes) break;
    if (is_allowed) name += text.substr(0, size);
    text.remove_prefix(size);
  }
  return name;
}

}  // namespace lifeboat::remote::protocol
