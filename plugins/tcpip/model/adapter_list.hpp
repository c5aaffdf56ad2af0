// Reads the adapters: links, addresses and default routes from the kernel (rtnetlink), what only drivers know, and what
// our state folder has of them. Loopback, tunnels and other things without a cable are not listed. Takes a few
// milliseconds; any thread.
#pragma once

#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/adapter.hpp"
#include "plugins/tcpip/model/state_folder.hpp"

namespace lifeboat::tcpip {

// By index, as the kernel found them.
[[nodiscard]] sdk::Outcome<std::vector<Adapter>> read_adapters(const StateFolder& folder);
// LB_NOT_FOUND when there is none of that name.
[[nodiscard]] sdk::Outcome<Adapter> read_adapter(const StateFolder& folder, const std::string& name);

// The DNS servers in force: of the file that we write, or else of the machine's own.
[[nodiscard]] std::vector<IpAddress> dns_in_force(const StateFolder& folder);

}  // namespace lifeboat::tcpip
