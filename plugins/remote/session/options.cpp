#include "plugins/remote/session/options.hpp"

#include <charconv>

namespace lifeboat::remote::session {
namespace {

constexpr int k_max_fd = 1023;
constexpr int k_max_port = 65535;

sdk::Outcome<int> parse_number(const std::string& name, const std::string& text, int most) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= 0 && number <= most) return number;
  return sdk::Failure{LB_BAD_USE, name + " takes a number from 0 to " + std::to_string(most) + ", not " + text};
}

sdk::Outcome<void> apply(Options& options, const std::string& name, const std::string& value) {
  if (name == "--allow-from") {
    auto rule = protocol::parse_allow_rule(value);
    if (!rule) return rule.failure();
    options.allow_from.push_back(rule.value());
    return {};
  }
  const bool is_port = name == "--port";
  if (!is_port && name != "--control" && name != "--screen") return sdk::Failure{LB_BAD_USE, "no such switch: " + name};
  auto number = parse_number(name, value, is_port ? k_max_port : k_max_fd);
  if (!number) return number.failure();
  if (is_port) options.port = static_cast<std::uint16_t>(number.value());
  if (name == "--control") options.control_fd = number.value();
  if (name == "--screen") options.screen_fd = number.value();
  return {};
}

}  // namespace

sdk::Outcome<Options> parse_options(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.size() % 2 != 0) return sdk::Failure{LB_BAD_USE, arguments.back() + " needs a value"};
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (auto applied = apply(options, arguments[i], arguments[i + 1]); !applied) return applied.failure();
  }
  if (options.control_fd < 0 || options.screen_fd < 0) {
    return sdk::Failure{LB_BAD_USE, "lifeboat-net is started by Remote Connection, not by hand"};
  }
  return options;
}

}  // namespace lifeboat::remote::session
