#include "plugins/drivers/actions/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::drivers {
namespace {

// Another computer's folders. Its settings for modules are not this one's either.
void add_places(CLI::App& app, Places& places) {
  app.add_option_function<std::string>("--sysfs", [&](const std::string& folder) { places.sysfs = folder; });
  app.add_option_function<std::string>("--modules", [&](const std::string& folder) {
    places.modules = std::filesystem::path(folder).lexically_normal();
    if (!places.modules.has_filename()) places.modules = places.modules.parent_path();
    places.module_settings = {places.modules};
  });
}

void parse(CLI::App& app, const sdk::ActionCall& call) {
  std::vector<std::string> line = call.arguments();
  std::ranges::reverse(line);  // as CLI11 wants it
  app.set_help_flag();         // the console's own
  try {
    app.parse(line);
  } catch (const CLI::ParseError& error) {
    throw sdk::Failed({LB_BAD_USE, error.what()});
  }
}

}  // namespace

Options parse_devices(const sdk::ActionCall& call) {
  Options options;
  CLI::App app("", "devices");
  add_places(app, options.places);
  parse(app, call);
  return options;
}

Options parse_check(const sdk::ActionCall& call) {
  Options options;
  CLI::App app("", "check");
  app.add_option("FOLDER", options.path)->required();
  add_places(app, options.places);
  parse(app, call);
  return options;
}

Options parse_load(const sdk::ActionCall& call) {
  Options options;
  CLI::App app("", "load");
  app.add_option("FILE", options.path)->required();
  app.add_flag("--live", options.is_live);
  parse(app, call);
  return options;
}

}  // namespace lifeboat::drivers
