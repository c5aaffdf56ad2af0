// Which tool can be used now, and why another cannot: a tool's needs against the facts the other rooms know.
// The text is the one that stands in the greyed row.
#pragma once

#include <optional>
#include <string>

#include "lifeboat/plugin.h"

namespace lifeboat::loader {

// Whether a need is met; where it is not, a reason better than the general one, or "".
struct NeedFact {
  bool is_met = false;
  std::string reason;
};

struct NeedFacts {
  NeedFact system, hives, network, screen, writing;
};

// The first unmet need, for people; nothing when the tool can be used. A need this console does not know (a newer
// plug-in's) is unmet.
[[nodiscard]] std::optional<std::string> unmet_need(lb_needs needs, const NeedFacts& facts);

}  // namespace lifeboat::loader
