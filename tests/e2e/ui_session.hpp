// A program with a window, a console or a viewer, as a real process without a display, driven through `lifeboat ui` as a
// person would drive it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/e2e/process.hpp"

namespace lifeboat::e2e {

class UiSession {
 public:
  // Runs `lifeboat ui SOCKET …`; throws with its message unless it exits with 0.
  std::string ui(std::vector<std::string> arguments);
  [[nodiscard]] Finished try_ui(std::vector<std::string> arguments);
  // The item of that path as `dump` shows it, or null.
  [[nodiscard]] nlohmann::json item(const std::string& path);
  [[nodiscard]] nlohmann::json dump();
  // Until a text on the screen contains this; fails, with the screen, after 20 s.
  void wait_until_says(const std::string& text);
  // Until the item can be pressed, likewise.
  void wait_until_enabled(const std::string& path);
  // Presses Tab until the item has the keyboard; fails after 200.
  void tab_to(const std::string& path);
  void key(const std::string& keys) { ui({"key", keys}); }
  void click(const std::string& path) { ui({"click", path}); }
  // Clicks all of these, one after the other over one connection: as fast as the program draws.
  void click_quickly(const std::vector<std::string>& paths);
  void wait_for(const std::string& path) { ui({"wait", path, "--timeout-ms", "15000"}); }
  void wait_until_gone(const std::string& path) { ui({"wait", path, "--gone", "--timeout-ms", "15000"}); }

  // Asks the program to end and waits; its exit code.
  int quit();
  // Waits for a program that was told to end in another way.
  int wait_for_end() { return process_->wait(); }
  [[nodiscard]] pid_t pid() const { return process_->pid(); }
  [[nodiscard]] std::string log() const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 protected:
  UiSession() = default;
  ~UiSession() = default;
  // `command` without --automation, which is added; waits until the item is there.
  void start(std::vector<std::string> command, const std::string& first_item);

 private:
  void wait_until(const std::string& what, const std::function<bool(const nlohmann::json& screen)>& is_met);

  TemporaryFolder folder_;
  std::unique_ptr<Background> process_;
};

// A program of this build.
[[nodiscard]] std::string program(const std::string& name);

}  // namespace lifeboat::e2e
