// DHCP on one adapter, by dhcpcd as a program of its own: IPv4, and what routers tell of IPv6. It runs in the background
// and renews, also when whoever started it has ended; what it gets, its hook writes to the state folder (dhcp/README.md).
// It sees folders of ours where the machine's dhcpcd keeps its state, runs none of the system's hooks, and never gives
// an adapter an address that nobody granted (IPv4LL).
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/state_folder.hpp"

namespace lifeboat::tcpip {

// dhcpcd's configuration in the state folder: there as long as we mean it to run.
inline constexpr const char* k_dhcpcd = "dhcpcd";
// In dhcpcd's folder: the mount namespace that it lives in, "mnt:[4026532201]".
inline constexpr const char* k_namespace_file = "namespace";

struct DhcpSetup {
  std::filesystem::path helper;       // the program lifeboat-dhcp
  std::filesystem::path resolv_conf;  // the file that the DNS servers go to
};

// lifeboat-dhcp in the folder of the plug-in.
[[nodiscard]] std::filesystem::path usual_helper();

class DhcpClient {
 public:
  // Both are borrowed.
  DhcpClient(const StateFolder& folder, const std::string& adapter) : folder_(folder), adapter_(adapter) {}

  // One that we started, now or earlier; never the machine's own.
  [[nodiscard]] bool is_running() const;
  // Returns as soon as it runs; the address comes seconds later. Not while one runs.
  [[nodiscard]] sdk::Outcome<void> start(const DhcpSetup& setup) const;
  // Gives the lease back and takes the address from the adapter. Waits for the end, a few seconds at most.
  void release() const;
  // Ends it and leaves the addresses where they are.
  void leave_addresses() const;
  // The last lines that it had to say.
  [[nodiscard]] std::string log() const;

 private:
  [[nodiscard]] pid_t process() const;  // 0: none
  void end(int signal) const;
  void forget_leases() const;
  void forget() const;
  [[nodiscard]] std::filesystem::path file(const char* kind) const { return folder_.file(adapter_, kind); }
  [[nodiscard]] std::string configuration(const DhcpSetup& setup) const;

  const StateFolder& folder_;
  const std::string& adapter_;
};

// Why there is no address after `seconds`, from what dhcpcd said, for people.
[[nodiscard]] std::string why_no_lease(const std::string& log, unsigned seconds);

}  // namespace lifeboat::tcpip
