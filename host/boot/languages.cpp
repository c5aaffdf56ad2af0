#include "host/boot/languages.hpp"

#include <algorithm>
#include <array>

#include "host/base/text.hpp"

namespace lifeboat::boot {
namespace {

// A catalogue of another language is offered by its code, until its name is entered here.
constexpr std::array<std::array<const char*, 2>, 2> k_names = {{{"en", "English"}, {"fr", "Français"}}};

std::string name_of(const std::string& code) {
  const auto found = std::ranges::find(k_names, code, [](const auto& each) { return std::string(each[0]); });
  return found == k_names.end() ? code : (*found)[1];
}

}  // namespace

std::vector<Language> languages() {
  std::vector<Language> all;
  for (const std::string& code : text_languages()) all.push_back({code, name_of(code)});
  return all;
}

}  // namespace lifeboat::boot
