// Gets an address by DHCP: for every adapter with a cable that has none yet, or for the one that is named. What NetStart
// and the page call. Adapters over which others work are left alone (is_in_use_by_others) unless it is said that they may be
// touched. It ends when an adapter has an address, when none can get one, or when it is cancelled; dhcpcd then goes on
// to renew where it was successful, and where another adapter won it goes on to ask. Blocks; not for the UI thread.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "plugins/tcpip/model/dhcp_client.hpp"

namespace lifeboat::tcpip {

enum class StartPhase { carrier, asking, bound, failed };

// What is to be told while it runs; `adapter` is "" for what concerns none.
struct StartNews {
  std::string adapter;
  StartPhase phase = StartPhase::carrier;
  std::string reason;   // failed: why; bound: who gave it
  std::string address;  // bound: "10.0.0.5"
};

struct StartRequest {
  std::string only_adapter;          // "": all
  bool may_touch_used = false;       // those over which others work, too
  std::chrono::seconds timeout{30};  // from the cable to the address
  DhcpSetup dhcp;
  std::filesystem::path sysfs = "/sys";
};

struct StartListener {
  std::function<void(const StartNews&)> tell;
  std::function<bool()> is_cancelled = [] { return false; };
};

// Whether an adapter has an address now; false also when it was cancelled. A failure: it could not even be tried.
[[nodiscard]] sdk::Outcome<bool> start_network(const StateFolder& folder, const StartRequest& request,
                                               const StartListener& listener);

}  // namespace lifeboat::tcpip
