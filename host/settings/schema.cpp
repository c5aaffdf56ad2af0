#include "host/settings/schema.hpp"

#include <algorithm>
#include <vector>

namespace lifeboat::settings {
namespace {

// Beyond this a word is nobody's slip of a known one, and the table below grows with both lengths.
constexpr std::size_t k_max_compared = 64;

struct Parts {
  std::string_view section, last;
};

Parts parts_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return {{}, name};
  return {name.substr(0, dot), name.substr(dot + 1)};
}

}  // namespace

const Key* find_key(std::string_view name) {
  const auto found = std::ranges::find(k_schema, name, &Key::name);
  return found == k_schema.end() ? nullptr : &*found;
}

bool is_section(std::string_view name) {
  return std::ranges::any_of(k_schema, [&](const Key& key) {
    return key.name.size() > name.size() && key.name.starts_with(name) && key.name[name.size()] == '.';
  });
}

std::size_t distance(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) > k_max_compared) return k_max_compared;
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      std::size_t& least = table[i][j];
      if (i == 0 || j == 0) {
        least = i + j;
        continue;
      }
      least = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swapped) least = std::min(least, table[i - 2][j - 2] + 1);
    }
  }
  return table[a.size()][b.size()];
}

// The section and the key are compared each for itself: what both share says nothing about what was meant.
std::string_view nearest_key(std::string_view name) {
  const Parts wrong = parts_of(name);
  std::string_view best;
  std::size_t least = k_max_compared;
  for (const Key& key : k_schema) {
    const Parts known = parts_of(key.name);
    const std::size_t in_key = distance(known.last, wrong.last);
    const std::size_t in_section = distance(known.section, wrong.section);
    // The right key may stand in the wrong section, or in none.
    const bool is_near = in_key <= wrong.last.size() / 3 && (in_key == 0 || in_section <= wrong.section.size() / 3);
    if (!is_near || in_key + in_section >= least) continue;
    best = key.name;
    least = in_key + in_section;
  }
  return best;
}

}  // namespace lifeboat::settings
