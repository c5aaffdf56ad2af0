#include "plugins/regedit/model/value_parse.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/utf16.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::Failure;
using sdk::Outcome;
using sdk::RegistryData;
using sdk::tr;

Failure bad(const std::string& message) { return {LB_BAD_USE, message}; }

Outcome<RegistryData> parse_text(std::uint32_t type, const std::string& text) {
  auto bytes = utf16le_from_utf8(text);
  if (!bytes) return bad(tr("The text is not valid UTF-8."));
  if (text.find('\0') != std::string::npos) return bad(tr("The text holds a NUL character, which would end it."));
  bytes->insert(bytes->end(), {0, 0});
  return RegistryData{type, std::move(*bytes)};
}

Outcome<RegistryData> parse_list(const std::string& text) {
  RegistryData out{k_multi_sz, {}};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\\0", at), text.size());
    if (end == at) return bad(tr("An empty text in the middle would end the list."));
    auto part = parse_text(k_multi_sz, text.substr(at, end - at));
    if (!part) return part.failure();
    out.bytes.insert(out.bytes.end(), part.value().bytes.begin(), part.value().bytes.end());
    at = end + 2;
  }
  out.bytes.insert(out.bytes.end(), {0, 0});
  return out;
}

Outcome<RegistryData> parse_integer(std::uint32_t type, const std::string& text) {
  const bool is_wide = type == k_qword;
  auto number = parse_number(text, 10, is_wide ? std::numeric_limits<std::uint64_t>::max() : 0xFFFF'FFFFu);
  if (!number) return number.failure();
  RegistryData out{type, {}};
  for (unsigned i = 0; i < (is_wide ? 8u : 4u); ++i) {
    out.bytes.push_back(static_cast<std::uint8_t>(number.value() >> (8 * i) & 0xFF));
  }
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Outcome<RegistryData> parse_bytes(const std::string& text) {
  RegistryData out{k_binary, {}};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == ',' || text[at] == '-') {
      ++at;
      continue;
    }
    const int high = hex_digit(text[at]);
    const int low = at + 1 < text.size() ? hex_digit(text[at + 1]) : -1;
    if (high < 0 || low < 0) {
      return bad(tr("Bytes are written as pairs of hexadecimal digits, for example 01 0A FF."));
    }
    out.bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    at += 2;
  }
  return out;
}

}  // namespace

Outcome<std::uint64_t> parse_number(const std::string& text, int base, std::uint64_t most) {
  const bool has_prefix = text.starts_with("0x") || text.starts_with("0X");
  const char* first = text.data() + (has_prefix ? 2 : 0);
  const char* last = text.data() + text.size();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(first, last, number, has_prefix ? 16 : base);
  if (error != std::errc() || end != last || number > most) {
    return bad(words(tr("\"%1\" is not a number from 0 to %2."), {text, std::to_string(most)}));
  }
  return number;
}

Outcome<RegistryData> parse_data(std::uint32_t type, const std::string& text) {
  switch (type) {
    case k_sz:
    case k_expand_sz: return parse_text(type, text);
    case k_multi_sz: return parse_list(text);
    case k_dword:
    case k_qword: return parse_integer(type, text);
    case k_binary: return parse_bytes(text);
    default: return bad(words(tr("Values of type %1 cannot be written."), {type_name(type)}));
  }
}

Outcome<void> check_name(std::string_view name, bool is_key) {
  const auto units = utf16_units(name);
  if (!units || name.find('\0') != name.npos) return bad(tr("The name is not valid UTF-8."));
  if (is_key && name.empty()) return bad(tr("A key needs a name."));
  if (is_key && name.find('\\') != name.npos) return bad(tr("The name of a key cannot hold a backslash."));
  if (*units > (is_key ? k_key_name_units : k_value_name_units)) {
    return bad(is_key ? tr("The name of a key can have at most 255 characters.")
                      : tr("The name of a value can have at most 16,383 characters."));
  }
  return {};
}

}  // namespace lifeboat::regedit
