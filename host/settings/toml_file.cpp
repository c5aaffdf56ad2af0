#include "host/settings/toml_file.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "host/base/unicode.hpp"

namespace lifeboat::settings {
namespace {

// Mistakes of grammar that are told in one run; each costs another reading of the file.
constexpr std::size_t k_max_mistakes = 20;
// A list or text of more lines hides what stands before it when its end is missing.
constexpr unsigned k_max_lines_back = 50;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The length of the well-formed character at `at`, 0 when there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) return 0;
  }
  const auto second = length > 1 ? static_cast<unsigned char>(text[at + 1]) : 0U;
  const bool is_overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool is_no_character = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return is_overlong || is_no_character ? 0 : length;
}

// Each byte that is none of a character becomes a question mark, so that the rest can be read; a line is told once.
std::string take_utf8(std::string_view text, Findings& findings) {
  std::string out(text);
  unsigned line = 1;
  unsigned column = 1;
  unsigned told_line = 0;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t length = character_length(out, at);
    if (length == 0) {
      const auto byte = static_cast<unsigned char>(out[at]);
      if (line != told_line && findings.size() < k_max_findings) {
        findings.push_back({line, column, fmt::format(fmt::runtime(tr("the byte {:02X} is not UTF-8; save the file as "
                                                                      "UTF-8")), byte)});
      }
      told_line = line;
      out[at] = '?';
    }
    column = out[at] == '\n' ? 1 : column + 1;
    line += out[at] == '\n' ? 1 : 0;
    at += std::max<std::size_t>(1, length);
  }
  return out;
}

std::optional<toml::table> parsed(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

struct LineRange {
  std::size_t begin = 0, end = 0;  // without the line's end
};

LineRange find_line(std::string_view text, unsigned line) {
  LineRange range;
  for (unsigned i = 1; i < line && range.begin < text.size(); ++i) {
    range.begin = std::min(text.find('\n', range.begin), text.size() - 1) + 1;
  }
  range.end = std::min(text.find('\n', range.begin), text.size());
  return range;
}

// A value of several lines begins here, or may: where it ends is not sure.
bool may_go_on(std::string_view line) {
  const auto count = [&](char c) { return std::ranges::count(line, c); };
  return line.find("\"\"\"") != std::string_view::npos || line.find("'''") != std::string_view::npos ||
         count('[') > count(']') || count('{') > count('}');
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

// Leaves the sentence out that is wrong in that line: of a section's head the section, as its keys are nobody's now.
// False: what stands before is not complete, so that the mistake began earlier, or its end is not sure.
bool leave_out(std::string& text, unsigned line) {
  const LineRange range = find_line(text, line);
  const std::string_view wrong = std::string_view(text).substr(range.begin, range.end - range.begin);
  if (may_go_on(wrong) || !parsed(std::string_view(text).substr(0, range.begin))) return false;
  std::size_t end = range.end;
  const std::size_t first = wrong.find_first_not_of(" \t");
  if (first != std::string_view::npos && wrong[first] == '[') end = std::min(text.find("\n[", range.end), text.size());
  blank(text, range.begin, end);
  return true;
}

// What stands before the sentence that is wrong in that line, where it may have begun some lines earlier.
toml::table table_before(std::string_view text, unsigned line) {
  const unsigned first = line > k_max_lines_back ? line - k_max_lines_back : 1;
  for (unsigned each = line; each >= first; --each) {
    if (auto table = parsed(text.substr(0, find_line(text, each).begin))) return std::move(*table);
  }
  return {};
}

std::string words_of(const toml::parse_error& error) {
  // "Error while parsing key-value pair: expected value, saw '\n'"
  std::string_view words = error.description();
  if (const auto begin = words.find(": "); words.starts_with("Error while") && begin != words.npos) {
    words.remove_prefix(begin + 2);
  }
  const bool is_twice = words.find("redefine") != words.npos;
  return is_twice ? fmt::format(fmt::runtime(tr("defined twice: {}")), words) : std::string(words);
}

}  // namespace

toml::table read_toml(std::string_view text, Findings& findings) {
  std::string rest = take_utf8(text, findings);
  for (std::size_t mistakes = 0;;) {
    try {
      return toml::parse(std::string_view(rest));
    } catch (const toml::parse_error& error) {
      const auto& where = error.source().begin;
      findings.push_back({where.line, where.column, words_of(error)});
      if (++mistakes < k_max_mistakes && leave_out(rest, where.line)) continue;
      findings.back().what += tr(" (what follows was not read)");
      return table_before(rest, where.line);
    }
  }
}

}  // namespace lifeboat::settings
