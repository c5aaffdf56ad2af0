// Goes through the text of a .reg file and knows the line. What is not as it must be is thrown as sdk::Failed
// (LB_REFUSED) that names the line; parse_reg catches it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::regedit {

class RegScanner {
 public:
  // `text` is borrowed.
  explicit RegScanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
  [[nodiscard]] bool is_at_line_end() const { return rest_.empty() || next() == '\r' || next() == '\n'; }
  // '\0' at the end, too.
  [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] std::uint32_t line() const { return line_; }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Without regard to case; `word` is lower-case ASCII.
  bool take_word(std::string_view word);
  // Up to, and without, the first of `Ends`, or all the rest.
  template <char... Ends>
  std::string_view take_until() {
    const auto end = std::ranges::find_if(rest_, [](char c) { return ((c == Ends) || ...); });
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(taken.size());
    return taken;
  }
  // CR, LF, or CR LF, as it is; "" when there is none.
  std::string_view take_line_end();
  // Up to `limit` hexadecimal digits; their number is how many there were.
  struct Digits {
    std::uint32_t value = 0;
    unsigned count = 0;
  };
  Digits take_hex(unsigned limit);

  // Spaces and tabs.
  void skip_spaces() {
    while (next() == ' ' || next() == '\t') rest_.remove_prefix(1);
  }
  // Spaces, a comment if there is one, and the line's end; anything else is thrown.
  void finish_line();

  // "line 7: <what> is expected", with `what` in the person's language.
  [[noreturn]] void expected(const std::string& what) const { refuse_expected(line_, what); }
  [[noreturn]] static void refuse(std::uint32_t line, const std::string& why);

 private:
  [[noreturn]] static void refuse_expected(std::uint32_t line, const std::string& what);

  std::string_view rest_;
  std::uint32_t line_ = 1;
};

}  // namespace lifeboat::regedit
