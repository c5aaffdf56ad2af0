#include "host/launch/settings_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "host/base/text.hpp"
#include "host/launch/arguments.hpp"
#include "host/launch/help_words.hpp"
#include "host/settings/policy_file.hpp"
#include "host/settings/settings_list.hpp"

namespace lifeboat::launch {
namespace {

namespace fs = std::filesystem;

// What a check of the image's file need not stop at, and its author should know.
std::string advice(const fs::path& file, const settings::RemotePolicy& remote) {
  if (remote.asks || !remote.allow_from.empty()) return {};
  return fmt::format(fmt::runtime(tr("{}: without remote.confirmation and remote.allow_from, whoever can read inv32.xml "
                                     "controls the computer\n")),
                     file.string());
}

int report(const fs::path& file, const settings::Findings& findings) {
  fmt::print(stderr, "{}\n", settings::describe_all(file, findings));
  return exit_code(ErrorKind::damaged);
}

int check(const fs::path& file) {
  const settings::Reading reading = settings::read_file(file);
  if (!reading.findings.empty()) return report(file, reading.findings);
  fmt::print(stderr, "{}", advice(file, settings::policy_of(reading.settings).remote));
  fmt::print("{}", fmt::format(fmt::runtime(tr("{}: nothing is wrong\n")), file.string()));
  return 0;
}

int show(const fs::path& named, bool wants_json) {
  std::error_code error;
  const fs::path file = named.empty() ? fs::path(settings::k_default_file) : named;
  settings::Reading reading;
  if (!named.empty() || fs::exists(file, error)) reading = settings::read_file(file);
  fmt::print("{}", wants_json ? settings::list_as_json(reading.settings, file.string())
                              : settings::list_as_text(reading.settings, file.string()));
  return reading.findings.empty() ? 0 : report(file, reading.findings);
}

}  // namespace

int run_settings_command(std::span<const std::string> arguments) {
  static constexpr std::string_view k_known[] = {"settings", "json", "help"};
  auto line = normalise_switches({arguments.begin(), arguments.end()}, k_known);
  CLI::App app(tr("The administrator's settings (lifeboat.toml)"), "lifeboat settings");
  translate_help(app);
  std::string checked, shown;
  bool wants_json = false;
  CLI::App* check_command = app.add_subcommand("check", tr("tells everything that is wrong with a file"));
  CLI::App* show_command = app.add_subcommand("show", tr("prints every key with its value and where it comes from"));
  for (CLI::App* command : {check_command, show_command}) {
    command->group(tr("Commands"));
    translate_help(*command);
  }
  check_command->add_option("FILE", checked)->required();
  show_command->add_option("--settings", shown, tr("this file instead of the image's own"));
  show_command->add_flag("--json", wants_json, tr("for programs"));
  app.require_subcommand(1);
  try {
    std::ranges::reverse(line);  // as CLI11 wants it
    app.parse(line);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_code(ErrorKind::bad_use);
  }
  return check_command->parsed() ? check(checked) : show(shown, wants_json);
}

}  // namespace lifeboat::launch
