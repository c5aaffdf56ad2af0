// Runs other programs for the end-to-end tests: to their end with their output, or in the background.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace lifeboat::e2e {

struct Finished {
  int exit_code = -1;  // 128 + signal when killed
  std::string output;
  std::string errors;
};

// Waits for the end, at most `limit`; a program over the limit is killed and answers 128 + 9.
[[nodiscard]] Finished run(const std::vector<std::string>& command,
                           std::chrono::seconds limit = std::chrono::seconds(60));

// A program in the background, killed with its process group at the end.
class Background {
 public:
  Background(const std::vector<std::string>& command, const std::filesystem::path& log);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  // The exit code; waits at most `limit` and then kills.
  int wait(std::chrono::seconds limit = std::chrono::seconds(20));

 private:
  pid_t pid_ = -1;
  bool is_reaped_ = false;
};

// A folder of mode 0700, removed with all in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_text(const std::filesystem::path& file);

}  // namespace lifeboat::e2e
