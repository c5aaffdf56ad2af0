#include "host/launch/console_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "host/base/text.hpp"
#include "host/launch/arguments.hpp"
#include "host/launch/help_words.hpp"

namespace lifeboat::launch {
namespace {

// A picture of 640x480 still holds the toolset; no display of today is larger than 8192 a side.
constexpr std::uint32_t k_least_width = 640;
constexpr std::uint32_t k_least_height = 480;
constexpr std::uint32_t k_most_pixels = 8192;

Status parse_size(const std::string& size, ConsoleOptions& options) {
  char extra = 0;
  const bool is_size = std::sscanf(size.c_str(), "%ux%u%c", &options.width, &options.height, &extra) == 2;
  const bool fits = options.width >= k_least_width && options.height >= k_least_height &&
                    std::max(options.width, options.height) <= k_most_pixels;
  if (is_size && fits) return {};
  return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("--size is written 1024x768, from {}x{} to {}x{}")),
                                              k_least_width, k_least_height, k_most_pixels, k_most_pixels));
}

// Flags are "--headless", the others "--size=800x600".
std::vector<std::string> given_switches(const CLI::App& app) {
  std::vector<std::string> switches;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) continue;
    const bool is_flag = option->get_expected_max() == 0;
    for (const std::string& value : option->results()) {
      switches.push_back(is_flag ? option->get_name() : fmt::format("{}={}", option->get_name(), value));
    }
  }
  return switches;
}

}  // namespace

Result<ConsoleOptions> parse_console_options(const std::vector<std::string>& arguments, Positional positional) {
  static constexpr std::string_view k_known[] = {
      "target",     "system",  "boot",     "live",       "headless",          "size", "scale",
      "automation", "plugins", "settings", "supervised", "wait-for-commands", "help"};
  std::vector<std::string> line = normalise_switches(arguments, k_known);
  ConsoleOptions options;
  std::string size;
  std::string supervised;
  CLI::App app(tr("Lifeboat: a recovery console for Windows PCs that no longer start"), "lifeboat");
  translate_help(app);
  app.add_option("--target", options.targets, tr("the disk image or the folder to repair; may be repeated"));
  app.add_option("--system", options.system, tr("the installation: its number or its system root"));
  app.add_flag("--boot", options.is_boot, tr("the whole way in: network, letters, keyboard, installation, options"));
  app.add_flag("--live", options.is_live, tr("this is the recovery image: restart, network and disks are the machine's"));
  app.add_flag("--headless", options.is_headless, tr("no window"));
  app.add_option("--size", size, tr("size of the picture, 1024x768"));
  app.add_option("--scale", options.scale, tr("enlarges everything, 1 to 3"))->check(CLI::Range(1.0, 3.0));
  app.add_option("--automation", options.automation, tr("socket for `lifeboat ui`"));
  app.add_option("--plugins", options.plugin_folders, tr("a folder of tools; may be repeated"))->allow_extra_args(false);
  app.add_option("--settings", options.settings, tr("the administrator's settings instead of the image's own"));
  app.add_flag("--wait-for-commands", options.waits_for_commands, tr("waits for netstart, recenv and the others"));
  if (positional == Positional::script) {
    app.name("lifeboat launch");
    app.add_option("FILE", options.script, tr("the start script, a winpeshl.ini; otherwise: netstart -prompt, recenv"));
  }
  auto* handed_over = app.add_option("--supervised", supervised)->group("");
  app.footer(tr("Other uses: lifeboat target list | lifeboat settings check|show | lifeboat regedit query|set|delete | "
                "lifeboat ui SOCKET dump | lifeboat launch winpeshl.ini | netstart, remoterecovery, waitforconnection, recenv"));
  try {
    std::ranges::reverse(line);  // as CLI11 wants it
    app.parse(line);
  } catch (const CLI::CallForHelp&) {
    options.wants_help = true;
    options.help = app.help();
  } catch (const CLI::ParseError& error) {
    return fail(ErrorKind::bad_use, error.what());
  }
  options.switches = given_switches(app);
  if (handed_over->count() > 0) options.supervised = supervised;
  if (size.empty()) return options;
  if (auto parsed = parse_size(size, options); !parsed) return tl::unexpected<Error>(parsed.error());
  return options;
}

std::vector<std::string> network_command(const ConsoleOptions& options) {
  std::vector<std::string> command = {"/proc/self/exe", "tcpip", "start", "--json"};
  for (const auto& folder : options.plugin_folders) command.push_back("--plugins=" + folder.string());
  if (options.is_live) command.emplace_back("--live");
  return command;
}

}  // namespace lifeboat::launch
