// A real console process on its own copy of the sample disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/ui_session.hpp"

namespace lifeboat::e2e {

// The sample disk is made once for all tests of a build and copied for each.
[[nodiscard]] std::filesystem::path sample_disk();

class ConsoleSession : public UiSession {
 public:
  explicit ConsoleSession(std::vector<std::string> extra_arguments = {},
                          std::optional<std::filesystem::path> target = std::nullopt,
                          std::vector<std::string> wrapper = {});  // a program that starts it: unshare, …

  [[nodiscard]] const std::filesystem::path& image() const { return image_; }

 private:
  std::filesystem::path image_;
};

[[nodiscard]] std::string lifeboat_program();

}  // namespace lifeboat::e2e
