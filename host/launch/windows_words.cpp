#include "host/launch/windows_words.hpp"

#include <algorithm>

#include "host/base/text.hpp"

namespace lifeboat::launch {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

class WordReader {
 public:
  explicit WordReader(std::string_view line) : line_(line) {}

  [[nodiscard]] bool has_word() {
    while (position_ < line_.size() && is_blank(line_[position_])) ++position_;
    return position_ < line_.size();
  }

  [[nodiscard]] std::string take() {
    std::string word;
    while (position_ < line_.size() && (is_quoted_ || !is_blank(line_[position_]))) {
      if (line_[position_] == '\\') {
        take_backslashes(word);
      } else if (line_[position_] == '"') {
        take_quote(word);
      } else {
        word += line_[position_++];
      }
    }
    return word;
  }

  [[nodiscard]] bool is_quoted() const { return is_quoted_; }

 private:
  // Before a quotation mark each pair is one backslash, and a single one takes the mark's meaning away.
  void take_backslashes(std::string& word) {
    const std::size_t end = std::min(line_.find_first_not_of('\\', position_), line_.size());
    const std::size_t count = end - position_;
    position_ = end;
    const bool is_before_quote = end < line_.size() && line_[end] == '"';
    word.append(is_before_quote ? count / 2 : count, '\\');
    if (!is_before_quote || count % 2 == 0) return;
    word += '"';
    ++position_;
  }

  // Within marks two of them are one.
  void take_quote(std::string& word) {
    ++position_;
    if (is_quoted_ && position_ < line_.size() && line_[position_] == '"') {
      word += '"';
      ++position_;
    } else {
      is_quoted_ = !is_quoted_;
    }
  }

  std::string_view line_;
  std::size_t position_ = 0;
  bool is_quoted_ = false;
};

}  // namespace

Result<std::vector<std::string>> split_windows_words(std::string_view line) {
  std::vector<std::string> words;
  WordReader reader(line);
  while (reader.has_word()) words.push_back(reader.take());
  if (reader.is_quoted()) return fail(ErrorKind::bad_use, tr("a quotation mark is not closed"));
  return words;
}

}  // namespace lifeboat::launch
