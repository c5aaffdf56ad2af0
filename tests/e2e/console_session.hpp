// A real console process on its own copy of the sample disk, driven through `lifeboat ui` as a person would drive it.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/process.hpp"

namespace lifeboat::e2e {

// The sample disk is made once for all tests of a build and copied for each; exits 77 with the reason when this
// machine cannot mount disk images.
[[nodiscard]] std::filesystem::path sample_disk();
void skip_unless_images_can_be_mounted();

class ConsoleSession {
 public:
  explicit ConsoleSession(std::vector<std::string> extra_arguments = {},
                          std::optional<std::filesystem::path> target = std::nullopt);
  ~ConsoleSession();

  // Runs `lifeboat ui SOCKET …`; throws with its message unless it exits with 0.
  std::string ui(std::vector<std::string> arguments);
  [[nodiscard]] Finished try_ui(std::vector<std::string> arguments);
  // The item of that path as `dump` shows it, or null.
  [[nodiscard]] nlohmann::json item(const std::string& path);
  [[nodiscard]] nlohmann::json dump();
  // Presses Tab until the item has the keyboard; fails after 200.
  void tab_to(const std::string& path);
  void key(const std::string& keys) { ui({"key", keys}); }
  void click(const std::string& path) { ui({"click", path}); }
  void wait_for(const std::string& path) { ui({"wait", path, "--timeout-ms", "15000"}); }

  // Asks the console to end and waits; its exit code.
  int quit();
  // Waits for a console that was told to end in another way.
  int wait_for_end() { return console_->wait(); }
  [[nodiscard]] const std::filesystem::path& image() const { return image_; }
  [[nodiscard]] pid_t pid() const { return console_->pid(); }
  [[nodiscard]] std::string log() const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  std::filesystem::path image_;
  std::filesystem::path socket_;
  std::unique_ptr<Background> console_;
};

[[nodiscard]] std::string lifeboat_program();

}  // namespace lifeboat::e2e
