// Turns an adapter on, as far as the kernel is concerned. Without that no cable is seen.
#pragma once

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/adapter.hpp"

namespace lifeboat::tcpip {

[[nodiscard]] sdk::Outcome<void> turn_on(const Adapter& adapter);

}  // namespace lifeboat::tcpip
