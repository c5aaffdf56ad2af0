// The real hives of $LIFEBOAT_HIVES, by their path in that folder.
#pragma once

#include <cstdlib>
#include <filesystem>

#include "tests/registry/hive_text.hpp"

namespace lifeboat::registry::test {

inline std::string hives_folder() {
  if (const char* given = std::getenv("LIFEBOAT_HIVES")) return given;
  return LIFEBOAT_SOURCE_DIR "/../shared/hives";
}

inline std::vector<std::byte> sample(const std::string& name) { return read_whole_file(hives_folder() + "/" + name); }

inline Hive open_sample(const std::string& name) { return required(Hive::open(sample(name), name)); }

inline std::vector<std::string> names_below(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(hives_folder() + "/" + folder)) {
    if (entry.is_regular_file()) names.push_back(std::filesystem::relative(entry.path(), hives_folder()).string());
  }
  return names;
}

}  // namespace lifeboat::registry::test
