// lifeboat tcpip …: each action. Answers are exit codes: 0 done, 1 no address or no such adapter, 2 bad use, 3 refused.
// Failures are thrown as sdk::Failed, whose words the thunk writes to standard error.
#pragma once

#include "lifeboat/cpp/actions.hpp"

namespace lifeboat::tcpip {

lb_status show(sdk::ActionCall& call);
lb_status start(sdk::ActionCall& call);
lb_status stop(sdk::ActionCall& call);
lb_status set(sdk::ActionCall& call);

}  // namespace lifeboat::tcpip
