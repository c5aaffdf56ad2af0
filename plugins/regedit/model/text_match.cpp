#include "plugins/regedit/model/text_match.hpp"

#include <algorithm>
#include <cwctype>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::Failure;
using sdk::Outcome;
using sdk::tr;
using Bytes = std::span<const std::uint8_t>;

constexpr std::string_view k_bytes_mark = "hex:";

// Both read one character after the other and are copied to look ahead.
class Utf8Reader {
 public:
  explicit Utf8Reader(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
  char32_t next() {
    if (static_cast<unsigned char>(rest_.front()) < 0x80) {
      const auto ascii = static_cast<char32_t>(rest_.front());
      rest_.remove_prefix(1);
      return ascii;
    }
    const auto step = sdk::detail::utf8_step(rest_);
    rest_.remove_prefix(step.length);
    return step.code_point;
  }

 private:
  std::string_view rest_;
};

class Utf16Reader {
 public:
  // Whole units only.
  explicit Utf16Reader(Bytes text) : rest_(text.first(text.size() / 2 * 2)) {}
  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
  char32_t next() {
    const char32_t unit = take();
    if (unit < 0xD800 || unit >= 0xDC00 || is_at_end()) return unit;
    const char32_t low = peek();
    if (low < 0xDC00 || low >= 0xE000) return unit;
    (void)take();
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }

 private:
  [[nodiscard]] char32_t peek() const { return static_cast<char32_t>(rest_[0] | rest_[1] << 8); }
  char32_t take() {
    const char32_t unit = peek();
    rest_ = rest_.subspan(2);
    return unit;
  }
  Bytes rest_;
};

// The offset of the first NUL character, or the end of the whole units.
std::size_t end_of_text(Bytes data) {
  std::size_t at = 0;
  while (at + 1 < data.size() && (data[at] | data[at + 1]) != 0) at += 2;
  return at;
}

}  // namespace

Outcome<TextMatch> TextMatch::of(const std::string& text, MatchRules rules) {
  TextMatch out(rules);
  if (text.starts_with(k_bytes_mark)) {
    auto data = parse_data(k_binary, text.substr(k_bytes_mark.size()));
    if (!data) return data.failure();
    out.bytes_ = std::move(data.value().bytes);
  }
  for (std::string_view rest = text; !rest.empty() && out.bytes_.empty();) {
    const auto step = sdk::detail::utf8_step(rest);
    if (!step.is_valid) return Failure{LB_BAD_USE, tr("The text is not valid UTF-8.")};
    out.text_ += out.folded(step.code_point);
    rest.remove_prefix(step.length);
  }
  if (text.empty() || text == k_bytes_mark) return Failure{LB_BAD_USE, tr("There is nothing to search for.")};
  return out;
}

char32_t TextMatch::folded(char32_t code) const {
  if (rules_.is_case_sensitive) return code;
  if (code < 0x80) return code >= 'a' && code <= 'z' ? code - ('a' - 'A') : code;
  return static_cast<char32_t>(std::towupper(static_cast<wint_t>(code)));
}

// Whether `codes` come next; moves `reader`.
template <class Reader>
bool TextMatch::comes_next(std::u32string_view codes, Reader& reader) const {
  return std::ranges::all_of(codes, [&](char32_t code) { return !reader.is_at_end() && folded(reader.next()) == code; });
}

template <class Reader>
bool TextMatch::is_in(Reader reader) const {
  if (rules_.is_whole) return comes_next(text_, reader) && reader.is_at_end();
  while (!reader.is_at_end()) {
    if (folded(reader.next()) != text_.front()) continue;
    Reader ahead = reader;
    if (comes_next(std::u32string_view(text_).substr(1), ahead)) return true;
  }
  return false;
}

bool TextMatch::is_in_name(std::string_view utf8) const { return !is_of_bytes() && is_in(Utf8Reader(utf8)); }

// Each text up to its NUL; what follows a closed text counts, too.
bool TextMatch::is_in_texts(Bytes data) const {
  while (data.size() >= 2) {
    const std::size_t end = end_of_text(data);
    if (is_in(Utf16Reader(data.first(end)))) return true;
    data = data.subspan(std::min(data.size(), end + 2));
  }
  return false;
}

bool TextMatch::is_in_data(std::uint32_t type, Bytes data) const {
  if (!is_of_bytes()) return (is_text(type) || type == k_multi_sz) && is_in_texts(data);
  if (rules_.is_whole) return std::ranges::equal(data, bytes_);
  return !std::ranges::search(data, bytes_).empty();
}

}  // namespace lifeboat::regedit
