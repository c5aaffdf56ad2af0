// A PC with an adapter "v0", whose cable leads to a router "v1" (10.7.0.1/24, fd00:7::1/64). The test's own process is the PC: it moves
// into a new network namespace, in which there is nothing else. The router is a process in another one. All of it is gone
// with the world; the machine's adapters are in neither.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "plugins/tcpip/model/adapter_list.hpp"
#include "tests/e2e/process.hpp"

namespace lifeboat::tcpip::test {

class NetworkWorld {
 public:
  NetworkWorld();
  ~NetworkWorld();

  // The console's command line, on the PC.
  [[nodiscard]] e2e::Finished lifeboat(const std::vector<std::string>& arguments) const;
  // Something that must succeed, on the PC or on the router; what it printed.
  std::string on_pc(const std::vector<std::string>& command) const;
  std::string on_router(const std::vector<std::string>& command) const;
  // What starts a program there.
  [[nodiscard]] std::vector<std::string> router_wrapper() const;

  // dnsmasq on the router, with these options beside those that every test needs.
  void serve(const std::vector<std::string>& options);
  void serve_dhcp() { serve({"--dhcp-range=10.7.0.50,10.7.0.60,2m", "--dhcp-option=option:dns-server,10.7.0.1,9.9.9.9"}); }

  // Everything that `ip` says of addresses and routes: to be compared byte for byte.
  [[nodiscard]] std::string addresses_and_routes() const;
  [[nodiscard]] Adapter adapter() const { return read_adapter(folder, "v0").value(); }
  [[nodiscard]] bool is_dhcpcd_running() const;
  [[nodiscard]] std::string resolv_conf() const;

  e2e::TemporaryFolder place;
  StateFolder folder = StateFolder::at(place.path() / "tcpip");

 private:
  std::optional<e2e::Background> router_, server_;
};

// Asks until it is so, for ten seconds at most.
template <class Condition>
[[nodiscard]] bool becomes_true(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    (void)e2e::run({"sleep", "0.05"});
  }
  return true;
}

}  // namespace lifeboat::tcpip::test
