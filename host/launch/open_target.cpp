#include "host/launch/open_target.hpp"

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {

FoundTarget find_target(const ConsoleOptions& options) {
  FoundTarget found;
  if (options.targets.empty()) {
    found.problem = tr("No disk was named. Start Lifeboat with --target.");
    return found;
  }
  auto target = target::Target::open(options.targets, {.is_live = options.is_live});
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
