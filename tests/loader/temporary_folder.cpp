#include "tests/loader/temporary_folder.hpp"

#include <fstream>

namespace fs = std::filesystem;

fs::path TemporaryFolder::make_folder(const fs::path& name) const {
  fs::path folder = path();
  for (const fs::path& step : name) {
    folder /= step;
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms(0755));
  }
  return folder;
}

fs::path TemporaryFolder::write(const fs::path& name, std::string_view content) const {
  if (name.has_parent_path()) make_folder(name.parent_path());
  const fs::path file = path() / name;
  std::ofstream(file, std::ios::binary) << content;
  fs::permissions(file, fs::perms(0644));
  return file;
}
