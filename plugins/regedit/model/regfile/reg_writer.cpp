#include "plugins/regedit/model/regfile/reg_writer.hpp"

#include <strings.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/limits.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::Failure;
using sdk::Outcome;
using sdk::tr;
using Bytes = std::span<const std::uint8_t>;

static_assert(std::endian::native == std::endian::little, "the buffer is the file");

constexpr std::size_t k_piece_units = 256 * 1024;
// regedit.exe breaks a line after the byte with which it reaches this column.
constexpr std::size_t k_fold_column = 77;
constexpr std::string_view k_fold = "\\\r\n  ";
constexpr std::size_t k_indent = 2;

// A byte as "0a," in three units, padded to what is stored in one go.
using HexGroup = std::array<char16_t, 4>;
constexpr std::array<HexGroup, 256> k_hex_groups = [] {
  std::array<HexGroup, 256> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    constexpr char16_t k_digits[] = u"0123456789abcdef";
    out[i] = {k_digits[i >> 4], k_digits[i & 15], u',', 0};
  }
  return out;
}();

bool ends_line(std::uint32_t code) { return code == '\r' || code == '\n' || code == 0; }
bool is_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xE000; }

// Past the character that `text` begins with, or nullptr when it may not stand in a name.
char16_t* append_wide(char16_t* out, std::string_view& text) {
  const auto step = sdk::detail::utf8_step(text);
  if (!step.is_valid) return nullptr;
  text.remove_prefix(step.length);
  if (step.code_point >= 0x10000) *out++ = static_cast<char16_t>(0xD7C0 + (step.code_point >> 10));
  *out++ = static_cast<char16_t>(step.code_point < 0x10000 ? step.code_point : 0xDC00 | (step.code_point & 0x3FF));
  return out;
}

constexpr std::uint64_t in_each_byte(std::uint64_t byte) { return byte * 0x0101'0101'0101'0101; }
constexpr std::uint64_t holds_zero(std::uint64_t word) { return (word - in_each_byte(1)) & ~word & in_each_byte(0x80); }

// Whether eight bytes are printing ASCII that stands for itself.
bool is_plain(std::uint64_t word, bool escapes) {
  std::uint64_t odd = (word | (word - in_each_byte(0x20))) & in_each_byte(0x80);
  if (escapes) odd |= holds_zero(word ^ in_each_byte('"')) | holds_zero(word ^ in_each_byte('\\'));
  return odd == 0;
}

char16_t* append_plain(char16_t* out, std::string_view& name, bool escapes) {
  for (std::array<unsigned char, 8> word; name.size() >= word.size(); name.remove_prefix(word.size())) {
    std::memcpy(word.data(), name.data(), word.size());
    if (!is_plain(std::bit_cast<std::uint64_t>(word), escapes)) break;
    out = std::ranges::copy(word, out).out;
  }
  return out;
}

// The end of what was written, or nullptr when the name cannot stand on a line. There must be room for twice its size.
char16_t* append_name(char16_t* out, std::string_view name, bool escapes) {
  for (out = append_plain(out, name, escapes); !name.empty();) {
    const auto code = static_cast<unsigned char>(name.front());
    if (code >= 0x80) {
      if ((out = append_wide(out, name)) == nullptr) return nullptr;
      continue;
    }
    if (ends_line(code)) return nullptr;
    if (escapes && (code == '"' || code == '\\')) *out++ = u'\\';
    *out++ = code;
    name.remove_prefix(1);
  }
  return out;
}

Failure line_end_in_name() {
  return {LB_REFUSED, tr("The name holds a line end or a NUL, or is malformed: a .reg file cannot hold it.")};
}

// Whether the surrogate at `i` is half of a pair; `i` then moves to the second half.
template <class Unit>
bool take_pair(Unit unit, std::size_t& i, std::size_t count) {
  if (unit(i) >= 0xDC00 || i + 1 >= count || unit(i + 1) < 0xDC00 || unit(i + 1) >= 0xE000) return false;
  ++i;
  return true;
}

// Writes a REG_SZ without its end mark. Nothing: it is not a clean text, and goes as bytes.
char16_t* append_text(char16_t* out, Bytes data) {
  const std::size_t count = data.size() / 2 - 1;
  const auto unit = [&](std::size_t i) {
    char16_t value;
    std::memcpy(&value, data.data() + 2 * i, sizeof value);
    return value;
  };
  if (unit(count) != 0) return nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    const char16_t code = unit(i);
    if (code < 0x20 && code != u'\t') return nullptr;
    if (code == u'"' || code == u'\\') *out++ = u'\\';
    *out++ = code;
    if (!is_surrogate(code)) continue;
    if (!take_pair(unit, i, count)) return nullptr;
    *out++ = unit(i);
  }
  return out;
}

// How many of `size` bytes stand on a line that is at `column`.
std::size_t bytes_on_line(std::size_t size, std::size_t column) {
  const std::size_t fit = column >= k_fold_column ? 1 : (k_fold_column - column + 2) / 3;
  return std::min(size, fit);
}

char16_t* append_hex(char16_t* out, Bytes data) {
  for (const std::uint8_t byte : data) {
    std::memcpy(out, k_hex_groups[byte].data(), sizeof(HexGroup));
    out += 3;
  }
  return out;
}

}  // namespace

RegWriter::RegWriter(Sink sink) : sink_(std::move(sink)), buffer_(k_piece_units, u'\0') {
  *room(1) = u'\xFEFF';
  ++used_;
  put("Windows Registry Editor Version 5.00\r\n");
}

Outcome<void> RegWriter::bracket(std::string_view path, bool is_deleted) {
  const bool has_root = path.size() >= 5 && ::strncasecmp(path.data(), "HKEY_", 5) == 0;
  constexpr std::size_t k_around = 16;
  char16_t* const begin = room(path.size() + k_around);
  char16_t* out = begin;
  for (const char c : std::string_view("\r\n[")) *out++ = static_cast<unsigned char>(c);
  if (is_deleted) *out++ = u'-';
  if (!has_root) *out++ = u'\\';
  if ((out = append_name(out, path, false)) == nullptr) return line_end_in_name();
  for (const char c : std::string_view("]\r\n")) *out++ = static_cast<unsigned char>(c);
  used_ += static_cast<std::size_t>(out - begin);
  return {};
}

// The column after the equals sign.
Outcome<std::size_t> RegWriter::value_name(std::string_view name) {
  if (name.empty()) {
    put("@=");
    return std::size_t{2};
  }
  if (name.size() > k_value_name_units) {
    if (auto checked = check_name(name, false); !checked) return checked.failure();
  }
  char16_t* const begin = room(2 * name.size() + 3);
  *begin = u'"';
  char16_t* end = append_name(begin + 1, name, true);
  if (end == nullptr) return line_end_in_name();
  *end++ = u'"';
  *end++ = u'=';
  used_ += static_cast<std::size_t>(end - begin);
  return static_cast<std::size_t>(end - begin);
}

Outcome<void> RegWriter::value(std::string_view name, std::uint32_t type, Bytes data) {
  auto column = value_name(name);
  if (!column) return column.failure();
  if (type == k_dword && data.size() == 4) dword(data);
  else if (type != k_sz || !text(data)) hex(type, data, column.value());
  put("\r\n");
  return {};
}

Outcome<void> RegWriter::deleted_value(std::string_view name) {
  if (const auto column = value_name(name); !column) return column.failure();
  put("-\r\n");
  return {};
}

bool RegWriter::text(Bytes data) {
  if (data.size() < 2 || data.size() % 2 != 0) return false;
  char16_t* const begin = room(data.size() + 2);
  char16_t* const end = append_text(begin + 1, data);
  if (end == nullptr) return false;
  *begin = u'"';
  *end = u'"';
  used_ += static_cast<std::size_t>(end + 1 - begin);
  return true;
}

void RegWriter::dword(Bytes data) {
  put("dword:");
  char16_t* out = room(8);
  for (std::size_t i = 4; i-- > 0; out += 2) std::memcpy(out, k_hex_groups[data[i]].data(), 2 * sizeof *out);
  used_ += 8;
}

// How many columns it takes.
std::size_t RegWriter::hex_head(std::uint32_t type) {
  if (type == k_binary) return put("hex:");
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), type, 16).ptr;
  return put("hex(") + put({digits.begin(), end}) + put("):");
}

void RegWriter::hex(std::uint32_t type, Bytes data, std::size_t column) {
  column += hex_head(type);
  while (!data.empty()) {
    const std::size_t count = bytes_on_line(data.size(), column);
    append_hex(room(3 * count + 1), data.first(count));
    data = data.subspan(count);
    used_ += 3 * count - (data.empty() ? 1 : 0);  // no comma after the last
    if (!data.empty()) put(k_fold);
    column = k_indent;
  }
}

char16_t* RegWriter::room(std::size_t units) {
  if (buffer_.size() - used_ < units) flush();
  if (buffer_.size() < units) buffer_.resize(units);
  return buffer_.data() + used_;
}

std::size_t RegWriter::put(std::string_view ascii) {
  char16_t* out = room(ascii.size());
  for (const char c : ascii) *out++ = static_cast<unsigned char>(c);
  used_ += ascii.size();
  return ascii.size();
}

void RegWriter::flush() {
  if (used_ > 0) sink_({reinterpret_cast<const char*>(buffer_.data()), used_ * sizeof(char16_t)});
  used_ = 0;
}

void RegWriter::finish() {
  put("\r\n");
  flush();
}

Outcome<void> check_reg_key_name(std::string_view name) {
  if (auto checked = check_name(name, true); !checked) return checked;
  if (std::ranges::any_of(name, [](char c) { return c == '\r' || c == '\n'; })) return line_end_in_name();
  return {};
}

}  // namespace lifeboat::regedit
