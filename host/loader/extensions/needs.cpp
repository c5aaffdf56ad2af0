#include "host/loader/extensions/needs.hpp"

#include <array>

#include "host/base/text.hpp"

namespace lifeboat::loader {

namespace {

struct KnownNeed {
  lb_needs bit;
  NeedFact NeedFacts::*fact;
  const char* reason;
};

// In the order in which a person would mend them.
constexpr std::array k_known{
    KnownNeed{LB_NEEDS_SYSTEM, &NeedFacts::system, N_("No Windows installation is selected.")},
    KnownNeed{LB_NEEDS_HIVES, &NeedFacts::hives, N_("The registry of the selected Windows cannot be read.")},
    KnownNeed{LB_NEEDS_WRITING, &NeedFacts::writing, N_("The selected Windows cannot be changed.")},
    KnownNeed{LB_NEEDS_NETWORK, &NeedFacts::network, N_("There is no network connection.")},
    KnownNeed{LB_NEEDS_SCREEN, &NeedFacts::screen, N_("This console cannot share its screen.")},
};

}  // namespace

std::optional<std::string> unmet_need(lb_needs needs, const NeedFacts& facts) {
  for (const KnownNeed& known : k_known) {
    const NeedFact& fact = facts.*known.fact;
    if ((needs & known.bit) != 0 && !fact.is_met) return fact.reason.empty() ? tr(known.reason) : fact.reason;
    needs &= ~known.bit;
  }
  if (needs != 0) return tr("It needs something that this version of the console does not have.");
  return std::nullopt;
}

}  // namespace lifeboat::loader
