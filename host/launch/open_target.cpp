#include "host/launch/open_target.hpp"

#include <utility>

#include "host/base/text.hpp"
#include "host/target/machine_disks.hpp"

namespace lifeboat::launch {

Result<std::unique_ptr<target::Target>> open_target(const std::vector<std::string>& named, bool is_live) {
  if (named.empty() && is_live) return target::Target::open_machine(target::machine_disks());
  return target::Target::open(named, {.is_live = is_live});
}

FoundTarget find_target(const ConsoleOptions& options) {
  FoundTarget found;
  if (options.targets.empty() && !options.is_live) {
    found.problem = tr("No disk was named. Start Lifeboat with --target.");
    return found;
  }
  auto target = open_target(options.targets, options.is_live);
  if (!target) {
    found.problem = target.error().message;
    return found;
  }
  if (const auto chosen = target::choose_installation(**target, options.system)) {
    found.named = (*chosen)->number - 1;
  } else if (!options.system.empty()) {
    found.problem = chosen.error().message;
  }
  found.target = std::move(*target);
  return found;
}

}  // namespace lifeboat::launch
