// A folder of the test's own (mode 0700), removed at the end.
#pragma once

#include <filesystem>
#include <string_view>

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Makes the folders above it too; readable for all, writable for us, whatever the umask.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view content) const;
  std::filesystem::path make_folder(const std::filesystem::path& name) const;

 private:
  std::filesystem::path path_;
};
