// The languages that the console can speak, each by its own name: who cannot read the others finds it.
#pragma once

#include <string>
#include <vector>

namespace lifeboat::boot {

struct Language {
  std::string code;  // "fr"
  std::string name;  // "Français"
};

// Those that there are texts in, English first.
[[nodiscard]] std::vector<Language> languages();

}  // namespace lifeboat::boot
