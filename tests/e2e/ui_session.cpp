#include "tests/e2e/ui_session.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::e2e {

std::string program(const std::string& name) { return (std::filesystem::path(LIFEBOAT_BINARY_DIR) / "bin" / name).string(); }

void UiSession::start(std::vector<std::string> command, const std::string& first_item) {
  command.insert(command.end(), {"--automation", (folder() / "ui.socket").string()});
  process_ = std::make_unique<Background>(command, folder() / "program.log");
  if (const Finished ready = try_ui({"wait", first_item, "--timeout-ms", "30000"}); ready.exit_code != 0) {
    throw std::runtime_error(command.front() + " did not come up: " + ready.errors + log());
  }
}

Finished UiSession::try_ui(std::vector<std::string> arguments) {
  std::vector<std::string> command = {program("lifeboat"), "ui", (folder() / "ui.socket").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command);
}

std::string UiSession::ui(std::vector<std::string> arguments) {
  Finished finished = try_ui(arguments);
  if (finished.exit_code != 0) {
    std::string line;
    for (const auto& argument : arguments) line += " " + argument;
    throw std::runtime_error("lifeboat ui" + line + ": " + finished.errors + finished.output + "\nlog:\n" + log());
  }
  return std::move(finished.output);
}

nlohmann::json UiSession::dump() { return nlohmann::json::parse(ui({"dump"})); }

nlohmann::json UiSession::item(const std::string& path) {
  const auto screen = dump();
  for (const auto& entry : screen) {
    if (entry.at("path") == path) return entry;
  }
  return nullptr;
}

void UiSession::click_quickly(const std::vector<std::string>& paths) {
  const sdk::UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder() / "ui.socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("no automation");
  }
  for (const std::string& path : paths) {
    const std::string line = nlohmann::json({{"do", "click"}, {"path", path}}).dump() + "\n";
    std::array<char, 512> answer{};
    const bool is_done = ::send(fd.get(), line.data(), line.size(), MSG_NOSIGNAL) > 0 &&
                         ::recv(fd.get(), answer.data(), answer.size() - 1, 0) > 0;
    if (!is_done || std::string_view(answer.data()).find("true") == std::string_view::npos) {
      throw std::runtime_error("not clicked: " + path + ": " + answer.data());
    }
  }
}

void UiSession::wait_until(const std::string& what, const std::function<bool(const nlohmann::json& screen)>& is_met) {
  const auto start = std::chrono::steady_clock::now();
  nlohmann::json screen;
  while (std::chrono::steady_clock::now() - start < std::chrono::seconds(20)) {
    screen = dump();
    if (is_met(screen)) return;
  }
  throw std::runtime_error(what + ":\n" + screen.dump(2));
}

void UiSession::wait_until_says(const std::string& text) {
  wait_until("nobody says \"" + text + "\"",
             [&](const nlohmann::json& screen) { return screen.dump().find(text) != std::string::npos; });
}

void UiSession::wait_until_enabled(const std::string& path) {
  wait_until(path + " cannot be pressed", [&](const nlohmann::json& screen) {
    return std::ranges::any_of(screen, [&](const auto& each) { return each.at("path") == path && each.at("enabled") == true; });
  });
}

void UiSession::tab_to(const std::string& path) {
  for (int presses = 0; presses < 200; ++presses) {
    const auto wanted = item(path);
    if (!wanted.is_null() && wanted.value("focused", false)) return;
    key("Tab");
  }
  throw std::runtime_error("Tab does not reach " + path);
}

int UiSession::quit() {
  ui({"quit"});
  return process_->wait();
}

std::string UiSession::log() const { return read_text(folder() / "program.log"); }

}  // namespace lifeboat::e2e
