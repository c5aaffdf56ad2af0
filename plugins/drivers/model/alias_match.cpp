#include "plugins/drivers/model/alias_match.hpp"

#include <cstddef>

namespace lifeboat::drivers {
namespace {

// What one character of the text is compared with: a letter, '?', or a set.
struct Step {
  std::size_t length;  // of the pattern
  bool fits;
};

Step match_set(std::string_view pattern, char c) {
  const std::size_t end = pattern.find(']', 2);  // the first member may be ']' itself
  if (end == pattern.npos) return {1, c == '['};
  const bool is_negated = pattern[1] == '!' || pattern[1] == '^';
  bool is_member = false;
  for (std::size_t i = is_negated ? 2 : 1; i < end; ++i) {
    const bool is_range = i + 2 < end && pattern[i + 1] == '-';
    is_member = is_member || (is_range ? pattern[i] <= c && c <= pattern[i + 2] : pattern[i] == c);
    if (is_range) i += 2;
  }
  return {end + 1, is_member != is_negated};
}

Step match_one(std::string_view pattern, char c) {
  if (pattern[0] == '[') return match_set(pattern, c);
  return {1, pattern[0] == '?' || pattern[0] == c};
}

}  // namespace

bool alias_matches(std::string_view alias, std::string_view modalias) {
  std::size_t in_alias = 0, in_text = 0;
  std::size_t after_star = std::string_view::npos, star_took_to = 0;  // the last star: only it is ever given more
  while (in_text < modalias.size()) {
    if (in_alias < alias.size() && alias[in_alias] == '*') {
      after_star = ++in_alias;
      star_took_to = in_text;
      continue;
    }
    const Step step = in_alias < alias.size() ? match_one(alias.substr(in_alias), modalias[in_text]) : Step{0, false};
    if (!step.fits && after_star == alias.npos) return false;
    in_alias = step.fits ? in_alias + step.length : after_star;
    in_text = step.fits ? in_text + 1 : ++star_took_to;
  }
  return alias.find_first_not_of('*', in_alias) == alias.npos;
}

}  // namespace lifeboat::drivers
