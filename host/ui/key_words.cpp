#include "host/ui/key_words.hpp"

#include <algorithm>
#include <array>

#include "host/base/text.hpp"
#include "host/screen/key.hpp"

namespace lifeboat::ui {
namespace {

// Keys that have a word on them which differs between languages.
constexpr std::array k_words = {N_("Shift"), N_("Enter"), N_("Escape"), N_("Delete"), N_("Insert")};

std::string word_of(const std::string& key) {
  const auto known = std::ranges::find(k_words, key);
  return known == k_words.end() ? key : tr(*known);
}

}  // namespace

std::string key_words(std::string_view chord) {
  if (!screen::parse_chord(chord)) return std::string(chord);
  std::string words;
  while (!chord.empty()) {
    const std::size_t end = std::min(chord.find('+'), chord.size());
    words += (words.empty() ? "" : "+") + word_of(std::string(chord.substr(0, end)));
    chord.remove_prefix(std::min(end + 1, chord.size()));
  }
  return words;
}

}  // namespace lifeboat::ui
