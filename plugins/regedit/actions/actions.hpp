// lifeboat regedit query|set|delete. Answers are exit codes: 0 done, 1 not found, 2 bad use, 3 damaged or refused;
// failures are thrown as sdk::Failed, whose words the thunk writes to standard error.
#pragma once

#include "lifeboat/cpp/actions.hpp"

namespace lifeboat::regedit {

// KEY [VALUE]
lb_status query(sdk::ActionCall& call);
// KEY VALUE TYPE DATA
lb_status set(sdk::ActionCall& call);
// KEY [VALUE]
lb_status remove(sdk::ActionCall& call);

}  // namespace lifeboat::regedit
