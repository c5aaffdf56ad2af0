#include "plugins/regedit/model/regfile/reg_parse.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/regfile/reg_data.hpp"
#include "plugins/regedit/model/regfile/reg_scanner.hpp"
#include "plugins/regedit/model/regfile/reg_text.hpp"
#include "plugins/regedit/model/value_parse.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::Outcome;
using sdk::tr;

void check(std::uint32_t line, std::string_view name, bool is_key) {
  if (auto checked = check_name(name, is_key); !checked) RegScanner::refuse(line, checked.failure().message);
}

// "[" was taken.
std::string take_path(RegScanner& scanner, std::uint32_t line) {
  std::string_view text = scanner.take_until<'\r', '\n'>();
  const std::size_t end = text.rfind(']');  // a key's name may hold one
  if (end == text.npos) RegScanner::refuse(line, tr("the key has no closing bracket"));
  RegScanner after(text.substr(end + 1));
  after.skip_spaces();
  if (!after.is_at_end() && after.next() != ';') scanner.expected(tr("nothing after the closing bracket"));
  return std::string(text.substr(0, end));
}

void check_parts(std::uint32_t line, std::string_view path) {
  std::size_t depth = 0;
  for (bool is_last = path.empty(); !is_last;) {
    const std::size_t end = std::min(path.find('\\'), path.size());
    check(line, path.substr(0, end), true);
    if (++depth > k_key_depth) RegScanner::refuse(line, tr("the path has more than 512 parts"));
    is_last = end == path.size();
    path.remove_prefix(std::min(end + 1, path.size()));
  }
}

RegKey take_key(RegScanner& scanner) {
  RegKey key;
  key.line = scanner.line();
  key.is_deleted = scanner.take('-');
  std::string_view path = key.path = take_path(scanner, key.line);
  if (path.empty()) RegScanner::refuse(key.line, tr("the key has no name"));
  if (path.starts_with('\\')) path.remove_prefix(1);
  if (path.size() > 1 && path.ends_with('\\')) path.remove_suffix(1);
  check_parts(key.line, path);
  key.path = std::string(path);
  scanner.finish_line();
  return key;
}

RegValue take_value(RegScanner& scanner, bool is_ansi) {
  RegValue value;
  value.line = scanner.line();
  if (!scanner.take('@')) value.name = take_quoted(scanner, false);
  check(value.line, value.name, false);
  scanner.skip_spaces();
  if (!scanner.take('=')) scanner.expected(tr("an equals sign"));
  scanner.skip_spaces();
  if (!scanner.take('-')) value.data = take_data(scanner, is_ansi);
  scanner.finish_line();
  return value;
}

bool is_header_ansi(RegScanner& scanner) {
  const bool is_ansi = scanner.take_word("regedit4");
  if (!is_ansi && !scanner.take_word("windows registry editor version 5.00")) {
    scanner.expected(tr("\"Windows Registry Editor Version 5.00\" or \"REGEDIT4\""));
  }
  scanner.finish_line();
  return is_ansi;
}

void take_value_of(RegFile& file, RegScanner& scanner, bool is_ansi) {
  if (scanner.next() != '@' && scanner.next() != '"') {
    scanner.expected(tr("a key in brackets, or a value that begins with a quotation mark or @"));
  }
  if (file.empty()) scanner.expected(tr("a key in brackets before the first value"));
  if (file.back().is_deleted) RegScanner::refuse(scanner.line(), tr("the key above is deleted: it can have no values"));
  file.back().values.push_back(take_value(scanner, is_ansi));
}

RegFile parse_text(std::string_view text) {
  RegScanner scanner(text);
  const bool is_ansi = is_header_ansi(scanner);
  RegFile file;
  for (std::size_t count = 0; !scanner.is_at_end();) {
    scanner.skip_spaces();
    if (scanner.is_at_line_end() || scanner.next() == ';') {
      scanner.finish_line();
      continue;
    }
    if (++count > k_reg_file_items) RegScanner::refuse(scanner.line(), tr("the file has more than 4 million keys and values"));
    if (scanner.take('[')) file.push_back(take_key(scanner));
    else take_value_of(file, scanner, is_ansi);
  }
  return file;
}

}  // namespace

Outcome<RegFile> parse_reg(std::span<const std::uint8_t> bytes) {
  auto text = decode_reg_text(bytes);
  if (!text) return text.failure();
  try {
    return parse_text(text.value());
  } catch (const sdk::Failed& failed) {
    return sdk::Failure{failed.status(), failed.what()};
  }
}

}  // namespace lifeboat::regedit
