// What starting the network tells, as lines for people or as JSON lines for programs:
//   {"adapter": "eth0", "state": "carrier|asking|bound|failed", "reason": "…", "address": "…"}
#pragma once

#include <string>

#include "lifeboat/cpp/actions.hpp"
#include "plugins/tcpip/model/network_start.hpp"

namespace lifeboat::tcpip {

[[nodiscard]] std::string news_text(const StartNews& news);
[[nodiscard]] std::string news_json(const StartNews& news);

// Starts the network and prints its news as they come. The exit code.
[[nodiscard]] lb_status start_and_tell(sdk::ActionCall& call, const StateFolder& folder, const StartRequest& request);

}  // namespace lifeboat::tcpip
