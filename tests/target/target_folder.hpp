// A temporary folder whose files are named by strings, as targets are.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/temporary_folder.hpp"

namespace lifeboat::testing {

class TargetFolder : public TemporaryFolder {
 public:
  [[nodiscard]] std::string path() const { return TemporaryFolder::path().string(); }
  [[nodiscard]] std::string at(const std::string& name) const { return path() + "/" + name; }

  // Makes the folders above it, too.
  void put(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << content;
  }
  [[nodiscard]] std::string get(const std::string& name) const {
    std::ifstream file(at(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
};

}  // namespace lifeboat::testing
