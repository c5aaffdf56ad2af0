// Changes what an adapter has, by hand: a static IPv4 address, or nothing of ours any more. Blocks for a second, some more
// where dhcpcd has to end; not for the UI thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/adapter.hpp"
#include "plugins/tcpip/model/state_folder.hpp"
#include "plugins/tcpip/model/static_config.hpp"

namespace lifeboat::tcpip {

struct SetupRights {
  bool may_touch_used = false;      // adapters over which others work
  std::filesystem::path resolv_conf;  // where the DNS servers go
  std::function<bool()> is_cancelled = [] { return false; };
};

// LB_REFUSED with the reason for people when others work over the adapter and it was not said that it may be touched.
[[nodiscard]] sdk::Outcome<void> may_touch(const Adapter& adapter, const SetupRights& rights);

// Sets address, gateway and DNS servers; everything IPv4 that the adapter had before goes, and our dhcpcd ends. Refused when
// others work over the adapter (may_touch), or when the cable leads to somebody who has the address. All is tried
// beside what is there before any of that goes: when the kernel refuses a part, the adapter is as it was.
[[nodiscard]] sdk::Outcome<void> set_static(const StateFolder& folder, const std::string& adapter,
                                            const StaticConfig& config, const SetupRights& rights);

// Takes back what we gave: ends our dhcpcd, which gives its lease back, and removes an address that was set by hand.
[[nodiscard]] sdk::Outcome<void> take_back(const StateFolder& folder, const std::string& adapter,
                                           const std::filesystem::path& resolv_conf);

// Adapters of which we know something to take back.
[[nodiscard]] std::vector<std::string> adapters_of_ours(const StateFolder& folder);

}  // namespace lifeboat::tcpip
