#include "host/launch/open_target.hpp"

#include <utility>

#include "host/base/text.hpp"
#include "host/target/machine_disks.hpp"

namespace lifeboat::launch {

using toolset::Selection;

Result<std::unique_ptr<target::Target>> open_target(const std::vector<std::string>& named, bool is_live) {
  if (named.empty() && is_live) return target::Target::open_machine(target::machine_disks());
  return target::Target::open(named, {.is_live = is_live});
}

FoundTarget find_target(const ConsoleOptions& options) {
  if (options.targets.empty() && !options.is_live) {
    return {nullptr, tr("No disk was named. Start Lifeboat with --target.")};
  }
  auto target = open_target(options.targets, options.is_live);
  if (!target) return {nullptr, target.error().message};
  return {std::move(*target), {}};
}

std::unique_ptr<Selection> open_selection(const ConsoleOptions& options, registry::RegistryService& registry) {
  FoundTarget found = find_target(options);
  if (!found.target) return std::make_unique<Selection>(nullptr, std::move(found.problem), registry);
  std::string problem;
  std::optional<std::size_t> index;
  if (auto chosen = target::choose_installation(*found.target, options.system)) {
    index = (*chosen)->number - 1;
  } else if (!options.system.empty()) {
    problem = chosen.error().message;
  }
  auto selection = std::make_unique<Selection>(std::move(found.target), std::move(problem), registry);
  if (!options.has_way_in()) selection->select(index);
  return selection;
}

std::optional<std::size_t> suggested_installation(const ConsoleOptions& options, Selection& selection) {
  if (selection.target() == nullptr || selection.installations().empty()) return std::nullopt;
  const auto chosen = target::choose_installation(*selection.target(), options.system);
  return chosen ? (*chosen)->number - 1 : 0;
}

}  // namespace lifeboat::launch
