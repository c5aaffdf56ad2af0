#include "plugins/regedit/model/regfile/reg_data.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/regfile/reg_text.hpp"
#include "plugins/regedit/model/utf16.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::RegistryData;
using sdk::tr;

void check_size(const RegScanner& scanner, std::size_t size_bytes) {
  if (size_bytes > k_value_data_bytes) RegScanner::refuse(scanner.line(), tr("the data is larger than 1 MiB"));
}

// `utf8` is of our own decoding.
std::vector<std::uint8_t> wide(const RegScanner& scanner, std::string_view utf8) {
  auto bytes = utf16le_from_utf8(utf8);
  if (!bytes) scanner.expected(tr("a well-formed text"));
  return std::move(*bytes);
}

RegistryData take_text(RegScanner& scanner) {
  RegistryData out{k_sz, wide(scanner, take_quoted(scanner, true))};
  out.bytes.insert(out.bytes.end(), {0, 0});
  check_size(scanner, out.bytes.size());
  return out;
}

RegistryData take_dword(RegScanner& scanner) {
  scanner.skip_spaces();
  const auto [value, count] = scanner.take_hex(8);
  if (count == 0) scanner.expected(tr("up to eight hexadecimal digits"));
  RegistryData out{k_dword, {}};
  for (unsigned i = 0; i < 4; ++i) out.bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i) & 0xFF));
  return out;
}

// A backslash at the end of a line: the next line that holds more than spaces and a comment goes on.
void skip_fold(RegScanner& scanner) {
  scanner.finish_line();
  scanner.skip_spaces();
  while (scanner.is_at_line_end() || scanner.next() == ';') {
    if (scanner.is_at_end()) scanner.expected(tr("more bytes after the backslash"));
    scanner.finish_line();
    scanner.skip_spaces();
  }
}

// Past what may stand between two bytes.
void skip_between(RegScanner& scanner) {
  scanner.skip_spaces();
  while (scanner.take('\\')) skip_fold(scanner);
}

std::vector<std::uint8_t> take_bytes(RegScanner& scanner) {
  std::vector<std::uint8_t> out;
  skip_between(scanner);
  while (!scanner.is_at_line_end() && scanner.next() != ';') {
    const auto [value, count] = scanner.take_hex(2);
    if (count == 0) scanner.expected(tr("a byte as two hexadecimal digits"));
    out.push_back(static_cast<std::uint8_t>(value));
    check_size(scanner, out.size());
    skip_between(scanner);
    if (!scanner.take(',')) break;
    skip_between(scanner);
  }
  return out;
}

std::uint32_t take_type(RegScanner& scanner) {
  if (!scanner.take('(')) return k_binary;
  const auto [type, count] = scanner.take_hex(8);
  if (count == 0 || !scanner.take(')')) scanner.expected(tr("the number of a type, for example hex(7)"));
  return type;
}

RegistryData take_hex_data(RegScanner& scanner, bool is_ansi) {
  RegistryData out{take_type(scanner), {}};
  if (!scanner.take(':')) scanner.expected(tr("a colon"));
  out.bytes = take_bytes(scanner);
  const bool is_text_type = out.type == k_sz || out.type == k_expand_sz || out.type == k_multi_sz;
  if (is_ansi && is_text_type) out.bytes = wide(scanner, utf8_from_ansi(out.bytes));
  check_size(scanner, out.bytes.size());
  return out;
}

}  // namespace

std::string take_quoted(RegScanner& scanner, bool may_break) {
  if (!scanner.take('"')) scanner.expected(tr("a quotation mark"));
  const std::uint32_t begin = scanner.line();
  std::string out;
  while (!scanner.take('"')) {
    if (scanner.is_at_end()) RegScanner::refuse(begin, tr("the text that begins here has no closing quotation mark"));
    out += scanner.take_until<'"', '\\', '\r', '\n', '\0'>();
    if (scanner.take('\\')) {
      if (scanner.next() != '"' && scanner.next() != '\\') scanner.expected(tr("\\\\ or \\\" after a backslash"));
      out += scanner.next();
      (void)scanner.take(scanner.next());
    } else if (scanner.take('\0')) {
      RegScanner::refuse(scanner.line(), tr("a text cannot hold a NUL character"));
    } else if (!scanner.is_at_end() && scanner.is_at_line_end()) {
      if (!may_break) scanner.expected(tr("a quotation mark before the end of the line"));
      out += scanner.take_line_end();
    }
  }
  return out;
}

RegistryData take_data(RegScanner& scanner, bool is_ansi) {
  if (scanner.next() == '"') return take_text(scanner);
  if (scanner.take_word("dword:")) return take_dword(scanner);
  if (scanner.take_word("hex")) return take_hex_data(scanner, is_ansi);
  scanner.expected(tr("a text in quotation marks, dword:, hex: or -"));
}

}  // namespace lifeboat::regedit
