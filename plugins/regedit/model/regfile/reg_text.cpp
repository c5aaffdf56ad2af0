#include "plugins/regedit/model/regfile/reg_text.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/utf16.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::Failure;
using sdk::Outcome;
using sdk::tr;
using Bytes = std::span<const std::uint8_t>;

// 0x80 to 0x9F; the rest of Windows-1252 is Latin-1.
constexpr std::array<char16_t, 32> k_ansi = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178};

std::string_view as_text(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

bool begins_with(Bytes bytes, std::initializer_list<std::uint8_t> mark) {
  return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

// Surrogates are UTF-16's own: in UTF-8 they make it malformed.
bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto step = sdk::detail::utf8_step(text);
    if (!step.is_valid || (step.code_point >= 0xD800 && step.code_point < 0xE000)) return false;
    text.remove_prefix(step.length);
  }
  return true;
}

Outcome<std::string> from_utf16le(Bytes bytes) {
  if (bytes.size() % 2 != 0) return Failure{LB_REFUSED, tr("The file ends in the middle of a character.")};
  return utf8_from_utf16le(bytes);
}

Outcome<std::string> from_utf16be(Bytes bytes) {
  std::vector<std::uint8_t> turned(bytes.begin(), bytes.end());
  for (std::size_t i = 0; i + 1 < turned.size(); i += 2) std::swap(turned[i], turned[i + 1]);
  return from_utf16le(turned);
}

Outcome<std::string> from_marked_utf8(Bytes bytes) {
  if (!is_utf8(as_text(bytes))) return Failure{LB_REFUSED, tr("The file says that it is UTF-8, and is not.")};
  return std::string(as_text(bytes));
}

}  // namespace

std::string utf8_from_ansi(Bytes bytes) {
  std::vector<std::uint8_t> wide;
  wide.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    const char16_t unit = byte >= 0x80 && byte < 0xA0 ? k_ansi[byte - 0x80u] : byte;
    wide.push_back(static_cast<std::uint8_t>(unit & 0xFF));
    wide.push_back(static_cast<std::uint8_t>(unit >> 8));
  }
  return utf8_from_utf16le(wide);
}

Outcome<std::string> decode_reg_text(Bytes bytes) {
  if (bytes.size() > k_reg_file_bytes) return Failure{LB_REFUSED, tr("The file is larger than 256 MiB.")};
  if (begins_with(bytes, {0xFF, 0xFE})) return from_utf16le(bytes.subspan(2));
  if (begins_with(bytes, {0xFE, 0xFF})) return from_utf16be(bytes.subspan(2));
  if (begins_with(bytes, {0xEF, 0xBB, 0xBF})) return from_marked_utf8(bytes.subspan(3));
  if (bytes.size() > 1 && bytes[0] != 0 && bytes[1] == 0) return from_utf16le(bytes);
  if (is_utf8(as_text(bytes))) return std::string(as_text(bytes));
  return utf8_from_ansi(bytes);
}

}  // namespace lifeboat::regedit
