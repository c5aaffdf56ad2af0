// Runs other programs for the end-to-end tests: to their end with their output, or in the background.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/temporary_folder.hpp"

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

using testing::TemporaryFolder;

[[nodiscard]] std::string read_text(const std::filesystem::path& file);

}  // namespace lifeboat::e2e
