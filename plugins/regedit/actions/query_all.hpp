// query -s: a key with all below it, as the walk comes to it.
#pragma once

#include "plugins/regedit/actions/options.hpp"

namespace lifeboat::regedit {

[[nodiscard]] lb_status query_all(const sdk::ActionCall& call, const Options& options);

}  // namespace lifeboat::regedit
