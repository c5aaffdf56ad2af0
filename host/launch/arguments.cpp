#include "host/launch/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "host/base/text.hpp"
#include "host/launch/ascii_case.hpp"

namespace lifeboat::launch {
namespace {

// Takes `--name VALUE` and `--name=VALUE` apart, one argument after the other.
class SwitchReader {
 public:
  explicit SwitchReader(std::span<const std::string> arguments) : arguments_(arguments) {}

  [[nodiscard]] bool is_at_end() const { return position_ >= arguments_.size(); }
  [[nodiscard]] const std::string& take() { return arguments_[position_++]; }

  // The value of the switch in `argument` if it is `--name`; empty when it is another.
  [[nodiscard]] std::optional<Result<std::string>> value_of(const std::string& argument, std::string_view name) {
    const std::string prefix = std::string(name) + "=";
    if (argument.starts_with(prefix)) return argument.substr(prefix.size());
    if (argument != name) return std::nullopt;
    if (is_at_end()) {
      return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("{} needs a value")), name));
    }
    return take();
  }

 private:
  std::span<const std::string> arguments_;
  std::size_t position_ = 0;
};

bool names_target(std::span<const std::string> arguments) {
  const auto end = std::ranges::find(arguments, "--");
  return std::any_of(arguments.begin(), end, [](const std::string& argument) {
    return argument == "--target" || argument.starts_with("--target=");
  });
}

Status check_together(const ActionArguments& parsed) {
  if (parsed.hive && !parsed.targets.empty()) {
    return fail(ErrorKind::bad_use, tr("--hive and --target cannot be given together"));
  }
  if (parsed.hive && !parsed.system.empty()) {
    return fail(ErrorKind::bad_use, tr("--system has no meaning with --hive"));
  }
  return {};
}

}  // namespace

std::vector<std::string> normalise_switches(std::vector<std::string> arguments,
                                            std::span<const std::string_view> known) {
  for (std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument.size() < 2 || argument[0] != '-') continue;
    const std::size_t dashes = argument[1] == '-' ? 2 : 1;
    const std::size_t end = std::min(argument.find('='), argument.size());
    const std::string name = lower(std::string_view(argument).substr(dashes, end - dashes));
    if (std::ranges::find(known, name) != known.end()) argument = "--" + name + argument.substr(end);
  }
  return arguments;
}

Result<ActionArguments> parse_action_arguments(std::span<const std::string> arguments) {
  static constexpr std::string_view k_known[] = {"target", "system", "hive",    "json",
                                                 "help",   "live",   "plugins", "remount"};
  const auto normalised =
      normalise_switches(std::vector<std::string>(arguments.begin(), arguments.end()), k_known);
  const bool has_target = names_target(normalised);
  ActionArguments parsed;
  SwitchReader reader(normalised);
  while (!reader.is_at_end()) {
    const std::string argument = reader.take();
    if (argument == "--") {
      parsed.rest.push_back(argument);  // the action's own options end here, too
      while (!reader.is_at_end()) parsed.rest.push_back(reader.take());
    } else if (argument == "--json") {
      parsed.wants_json = true;
    } else if (argument == "--remount") {
      parsed.is_remapped = true;
    } else if (argument == "--live" && has_target) {
      parsed.is_live = true;
    } else if (argument == "--help") {
      parsed.wants_help = true;
    } else if (auto target = reader.value_of(argument, "--target")) {
      if (!*target) return tl::unexpected<Error>(target->error());
      parsed.targets.push_back(std::move(**target));
    } else if (auto plugins = reader.value_of(argument, "--plugins")) {
      if (!*plugins) return tl::unexpected<Error>(plugins->error());
      parsed.plugin_folders.push_back(std::move(**plugins));
    } else if (auto system = reader.value_of(argument, "--system")) {
      if (!*system) return tl::unexpected<Error>(system->error());
      parsed.system = std::move(**system);
    } else if (auto hive = reader.value_of(argument, "--hive")) {
      if (!*hive) return tl::unexpected<Error>(hive->error());
      parsed.hive = std::move(**hive);
    } else {
      parsed.rest.push_back(argument);
    }
  }
  if (auto status = check_together(parsed); !status) return tl::unexpected<Error>(status.error());
  return parsed;
}

}  // namespace lifeboat::launch
