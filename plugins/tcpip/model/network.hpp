// The network as the page sees it: what is there, and the two things that can be done. An interface, so that the page is
// tested without adapters; `make_live_network` is the real one.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lifeboat/cpp/host.hpp"
#include "plugins/tcpip/model/adapter.hpp"
#include "plugins/tcpip/model/network_start.hpp"
#include "plugins/tcpip/model/static_config.hpp"

namespace lifeboat::tcpip {

struct NetworkView {
  std::vector<Adapter> adapters;
  std::vector<IpAddress> dns;  // in force
  std::string problem;         // why the adapters cannot be read, or why there are none
  bool operator==(const NetworkView&) const = default;
};

class Network {
 public:
  virtual ~Network() = default;
  // [any] As it is now; changes ask for a frame.
  [[nodiscard]] virtual NetworkView view() const = 0;
  // [any] Whether adapters over which others work may be changed without asking: this is the recovery environment itself.
  [[nodiscard]] virtual bool is_live() const = 0;

  // [job] Whatever the adapter had from us before, now DHCP. The failure says why it has no address.
  [[nodiscard]] virtual sdk::Outcome<void> use_dhcp(const std::string& adapter, bool may_touch_used,
                                                    const StartListener& listener) = 0;
  // [job]
  [[nodiscard]] virtual sdk::Outcome<void> use_static(const std::string& adapter, const StaticConfig& config,
                                                      bool may_touch_used, std::function<bool()> is_cancelled) = 0;
};

// Watches the adapters on a thread of its own, asleep while nothing changes.
[[nodiscard]] std::unique_ptr<Network> make_live_network(sdk::Host host);

}  // namespace lifeboat::tcpip
