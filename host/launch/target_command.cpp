#include "host/launch/target_command.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "host/base/text.hpp"
#include "host/launch/arguments.hpp"
#include "host/launch/open_target.hpp"
#include "host/target/target_list.hpp"

namespace lifeboat::launch {
namespace {

constexpr const char* k_usage = N_("usage: lifeboat target list (--target PATH … | --live) [--remount [--system N]] [--json]\n");

// Remapped letters are those of one Windows.
Result<target::DriveLetters> letters_of(target::Target& target, const ActionArguments& parsed) {
  if (!parsed.is_remapped) return target::environment_letters(target);
  return target::choose_installation(target, parsed.system).map([&](const target::Installation* chosen) {
    return target::windows_letters(target, *chosen);
  });
}

int report(const Error& error) {
  fmt::print(stderr, "lifeboat: {}\n", error.message);
  return exit_code(error.kind);
}

}  // namespace

int run_target_command(std::span<const std::string> arguments) {
  auto parsed = parse_action_arguments(arguments);
  if (!parsed) return report(parsed.error());
  if (parsed->wants_help) {
    fmt::print("{}", tr(k_usage));
    return 0;
  }
  const bool is_live = std::erase(parsed->rest, "--live") > 0 || parsed->is_live;
  if (parsed->rest != std::vector<std::string>{"list"} || (parsed->targets.empty() && !is_live)) {
    fmt::print(stderr, "{}", tr(k_usage));
    return exit_code(ErrorKind::bad_use);
  }
  auto target = open_target(parsed->targets, is_live);
  if (!target) return report(target.error());
  const auto letters = letters_of(**target, *parsed);
  if (!letters) return report(letters.error());
  fmt::print("{}", parsed->wants_json ? target::list_as_json(**target, *letters)
                                      : target::list_as_text(**target, *letters));
  return 0;
}

}  // namespace lifeboat::launch
