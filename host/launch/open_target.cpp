#include "host/launch/open_target.hpp"

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {

using toolset::Selection;

FoundTarget find_target(const ConsoleOptions& options) {
  if (options.targets.empty()) return {nullptr, tr("No disk was named. Start Lifeboat with --target."), {}};
  auto opened = target::Target::open(options.targets, {.is_live = options.is_live});
  if (!opened) return {nullptr, opened.error().message, {}};
  FoundTarget found{std::move(*opened), {}, {}};
  if (found.target->installations().empty()) return found;
  const auto chosen = target::choose_installation(*found.target, options.system);
  found.suggested = chosen ? (*chosen)->number - 1 : 0;
  if (!chosen && !options.system.empty()) found.problem = chosen.error().message;
  return found;
}

std::unique_ptr<Selection> open_selection(const ConsoleOptions& options, registry::RegistryService& registry) {
  FoundTarget found = find_target(options);
  const bool is_only = found.target && found.target->installations().size() == 1;
  const bool is_named = !options.system.empty() && found.problem.empty();
  auto selection = std::make_unique<Selection>(std::move(found.target), std::move(found.problem), registry);
  if (!options.has_way_in() && (is_only || is_named)) selection->select(found.suggested);
  return selection;
}

}  // namespace lifeboat::launch
