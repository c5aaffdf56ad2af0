#include "plugins/regedit/model/regfile/reg_scanner.hpp"

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool RegScanner::take_word(std::string_view word) {
  const auto is_same = [](char want, char have) { return want == lower(have); };
  if (rest_.size() < word.size() || !std::equal(word.begin(), word.end(), rest_.begin(), is_same)) return false;
  rest_.remove_prefix(word.size());
  return true;
}

std::string_view RegScanner::take_line_end() {
  const std::size_t size = rest_.starts_with("\r\n") ? 2 : rest_.starts_with('\r') || rest_.starts_with('\n') ? 1 : 0;
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  if (size > 0) ++line_;
  return taken;
}

RegScanner::Digits RegScanner::take_hex(unsigned limit) {
  Digits out;
  for (; out.count < limit && hex_digit(next()) >= 0; ++out.count) {
    out.value = out.value << 4 | static_cast<std::uint32_t>(hex_digit(next()));
    rest_.remove_prefix(1);
  }
  return out;
}

void RegScanner::finish_line() {
  skip_spaces();
  if (next() == ';') (void)take_until<'\r', '\n'>();
  if (!is_at_line_end()) expected(tr("the end of the line"));
  (void)take_line_end();
}

void RegScanner::refuse(std::uint32_t line, const std::string& why) {
  throw sdk::Failed({LB_REFUSED, words(tr("line %1: %2"), {std::to_string(line), why})});
}

void RegScanner::refuse_expected(std::uint32_t line, const std::string& what) {
  throw sdk::Failed({LB_REFUSED, words(tr("line %1: expected %2"), {std::to_string(line), what})});
}

}  // namespace lifeboat::regedit
