#include "tests/loader/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "lifeboat-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::make_folder(const fs::path& name) const {
  fs::path folder = path_;
  for (const fs::path& step : name) {
    folder /= step;
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms(0755));
  }
  return folder;
}

fs::path TemporaryFolder::write(const fs::path& name, std::string_view content) const {
  if (name.has_parent_path()) make_folder(name.parent_path());
  const fs::path file = path_ / name;
  std::ofstream(file, std::ios::binary) << content;
  fs::permissions(file, fs::perms(0644));
  return file;
}
