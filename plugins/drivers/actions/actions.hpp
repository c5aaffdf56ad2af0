// lifeboat drivers …: answers are exit codes: 0 done, 1 not found (`check`: nothing that fits), 2 bad use, 3 damaged or
// refused. Failures are thrown as sdk::Failed, whose words the thunk writes to standard error.
#pragma once

#include "lifeboat/cpp/actions.hpp"

namespace lifeboat::drivers {

lb_status devices(sdk::ActionCall& call);
lb_status check(sdk::ActionCall& call);
lb_status load(sdk::ActionCall& call);

}  // namespace lifeboat::drivers
