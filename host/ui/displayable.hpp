// Text as it can be shown. ImGui 1.86 knows 16-bit characters and the fonts some scripts; everything else, and
// control characters, is shown as <U+XXXX>. That is for looking at only: text that is edited goes through EditText,
// which gives such characters a private number each and puts the real ones back.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::ui {

using CanShow = std::function<bool(char32_t)>;

// UTF-8 and WTF-8 (lone surrogates); malformed bytes are U+FFFD, one each.
[[nodiscard]] char32_t next_character(std::string_view& rest);
void append_utf8(std::string& out, char32_t character);

// Line breaks and tabs stay; what cannot be shown becomes <U+XXXX>.
[[nodiscard]] std::string displayable(std::string_view utf8, const CanShow& can_show);

class EditText {
 public:
  // For the field: what it cannot hold stands there as a private character.
  [[nodiscard]] std::string to_field(std::string_view utf8, const CanShow& can_show);
  [[nodiscard]] std::string from_field(std::string_view field) const;
  // More strange characters than there are private numbers: the text can be looked at, not edited.
  [[nodiscard]] bool is_exhausted() const { return is_exhausted_; }

 private:
  std::vector<char32_t> strangers_;
  bool is_exhausted_ = false;
};

}  // namespace lifeboat::ui
