// Finds a text in names (UTF-8) and in data of the registry (UTF-16LE), or bytes in data, without allocating: a search
// asks for every item of a hive. Upper and lower case are the same unless asked for; beyond ASCII as far as the current
// locale knows them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::regedit {

struct MatchRules {
  bool is_whole = false;           // all of the name, or of a text of the data
  bool is_case_sensitive = false;
};

class TextMatch {
 public:
  // `text` "hex:0a0b" stands for bytes. LB_BAD_USE: empty, not UTF-8, or not hexadecimal.
  [[nodiscard]] static sdk::Outcome<TextMatch> of(const std::string& text, MatchRules rules);

  // Bytes are found in data alone.
  [[nodiscard]] bool is_of_bytes() const { return !bytes_.empty(); }
  [[nodiscard]] bool is_in_name(std::string_view utf8) const;
  // Text: in data of text types; in the parts of a list one by one when it must be whole. Bytes: in data of any type.
  [[nodiscard]] bool is_in_data(std::uint32_t type, std::span<const std::uint8_t> data) const;

 private:
  explicit TextMatch(MatchRules rules) : rules_(rules) {}
  template <class Reader>
  [[nodiscard]] bool is_in(Reader reader) const;
  template <class Reader>
  [[nodiscard]] bool comes_next(std::u32string_view codes, Reader& reader) const;
  [[nodiscard]] bool is_in_texts(std::span<const std::uint8_t> data) const;
  [[nodiscard]] char32_t folded(char32_t code) const;

  MatchRules rules_;
  std::u32string text_;  // folded
  std::vector<std::uint8_t> bytes_;
};

}  // namespace lifeboat::regedit
