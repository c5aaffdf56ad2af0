// `lifeboat ui SOCKET COMMAND …`: one command, one answer.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "host/base/text.hpp"
#include "host/ui/automation.hpp"
#include "host/ui/automation_server.hpp"
#include "host/ui/line_channel.hpp"
#include "host/ui/private_socket.hpp"

namespace lifeboat::ui {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr int k_bad_use = 2;
// A dump of 100,000 items fits.
constexpr std::size_t k_max_answer_bytes = 64U << 20;

const char* usage() {
  return tr(
      "use: lifeboat ui SOCKET COMMAND\n"
      "  dump                                   the items on the screen, as JSON\n"
      "  click | double-click | right-click PATH\n"
      "  click-at X Y [--in PATH] [--button left|right|middle]\n"
      "                                         a place of the window, or of an item\n"
      "  move X Y [--in PATH]                   the pointer alone\n"
      "  button-down | button-up [--button left|right|middle]\n"
      "                                         where the pointer stands; held until it is let go\n"
      "  set PATH TEXT                          replace a field's text, or its bytes (01 0a ff)\n"
      "  type TEXT\n"
      "  key CHORD                              Enter, Ctrl+F, Shift+Tab, …\n"
      "  key-down | key-up CHORD                held until it is let go\n"
      "  place CHORD                            the keys at these places of an American keyboard, as the chosen\n"
      "                                         keyboard layout has them\n"
      "  wait PATH [--gone] [--timeout-ms N]\n"
      "  shot FILE.png\n"
      "  resize WIDTHxHEIGHT\n"
      "  quit\n");
}

bool parse_number(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

json wait_command(const Words& words) {
  json command = {{"do", "wait"}, {"path", words[1]}};
  for (std::size_t i = 2; i < words.size(); ++i) {
    int number = 0;
    if (words[i] == "--gone") {
      command["gone"] = true;
    } else if (words[i] == "--timeout-ms" && i + 1 < words.size() && parse_number(words[i + 1], number)) {
      command["timeout_ms"] = number;
      ++i;
    } else {
      return {};
    }
  }
  return command;
}

// --in PATH and --button NAME, from word `first` on.
json with_place_options(json command, const Words& words, std::size_t first) {
  static constexpr std::array<std::string_view, 3> k_buttons = {"left", "right", "middle"};
  if ((words.size() - first) % 2 != 0) return {};
  for (std::size_t i = first; i < words.size(); i += 2) {
    const auto button = std::find(k_buttons.begin(), k_buttons.end(), words[i + 1]);
    if (words[i] == "--in") {
      command["path"] = words[i + 1];
    } else if (words[i] == "--button" && button != k_buttons.end()) {
      command["button"] = button - k_buttons.begin();
    } else {
      return {};
    }
  }
  return command;
}

json place_command(const Words& words) {
  int x = 0;
  int y = 0;
  if (!parse_number(words[1], x) || !parse_number(words[2], y)) return {};
  return with_place_options({{"do", words[0]}, {"x", x}, {"y", y}}, words, 3);
}

json resize_command(const std::string& size) {
  const auto cross = size.find('x');
  int width = 0;
  int height = 0;
  const bool is_size = cross != std::string::npos && parse_number(std::string_view(size).substr(0, cross), width) &&
                       parse_number(std::string_view(size).substr(cross + 1), height);
  return is_size ? json{{"do", "resize"}, {"width", width}, {"height", height}} : json();
}

// null when the words make no command.
json command_from(const Words& words) {
  const std::string& name = words[0];
  const std::size_t count = words.size();
  if ((name == "dump" && (count == 1 || words[1] == "--json")) || (name == "quit" && count == 1))
    return {{"do", name}};
  const bool is_click = name == "click" || name == "double-click" || name == "right-click";
  if (is_click && count == 2) return {{"do", name}, {"path", words[1]}};
  if ((name == "click-at" || name == "move") && count >= 3) return place_command(words);
  if (name == "button-down" || name == "button-up") return with_place_options({{"do", name}}, words, 1);
  if (name == "set" && count == 3) return {{"do", name}, {"path", words[1]}, {"text", words[2]}};
  if (name == "type" && count == 2) return {{"do", name}, {"text", words[1]}};
  const bool is_keys = name == "key" || name == "key-down" || name == "key-up" || name == "place";
  if (is_keys && count == 2) return {{"do", name}, {"keys", words[1]}};
  if (name == "wait" && count >= 2) return wait_command(words);
  if (name == "shot" && count == 2) return {{"do", name}, {"file", std::filesystem::absolute(words[1]).string()}};
  if (name == "resize" && count == 2) return resize_command(words[1]);
  return {};
}

int report(const std::string& message, int code) {
  fmt::print(stderr, "lifeboat: {}\n", message);
  return code;
}

int converse(int fd, const json& command) {
  const std::string line = command.dump(-1, ' ', false, json::error_handler_t::replace);
  const std::string received = send_line(fd, line) ? receive_line(fd, k_max_answer_bytes) : std::string();
  const json answer = json::parse(received, nullptr, false);
  if (!answer.is_object()) return report(tr("the console is gone"), 3);
  if (!answer.value("ok", false)) return report(answer.value("error", ""), answer.value("code", 3));
  if (answer.contains("items"))
    fmt::print("{}\n", answer["items"].dump(1, ' ', false, json::error_handler_t::replace));
  return 0;
}

// `wait` waits for the console as well: for its socket at the start, for the next console after a crash.
Result<UniqueFd> connect_patiently(const std::string& path, const json& command) {
  const bool is_patient = command.value("do", "") == "wait";
  return connect_within(path, std::chrono::milliseconds(is_patient ? command.value("timeout_ms", k_default_wait_ms) : 0));
}

}  // namespace

int run_ui_client(int argc, const char* const* argv) {
  if (argc < 2) {
    fmt::print(stderr, "{}", usage());
    return k_bad_use;
  }
  const Words words(argv + 1, argv + argc);
  const json command = command_from(words);
  if (command.is_null()) {
    fmt::print(stderr, "{}", usage());
    return k_bad_use;
  }
  const auto fd = connect_patiently(argv[0], command);
  if (!fd) return report(fd.error().message, exit_code(fd.error().kind));
  return converse(fd->get(), command);
}

}  // namespace lifeboat::ui
