// A network adapter as it is now: a snapshot, without any way to change it. Also here, because everything that changes
// adapters must ask it: which adapter is in use by somebody else, and so is left alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plugins/tcpip/model/ip_address.hpp"
#include "plugins/tcpip/model/lease.hpp"

namespace lifeboat::tcpip {

struct AdapterAddress {
  Prefixed address;
  bool is_lasting = false;    // no lifetime: somebody set it, nobody leased it
  bool is_tentative = false;  // IPv6: still being tried
  bool is_duplicate = false;  // IPv6: somebody else has it
  bool is_ours = false;       // DHCP or a person gave it, through us
  [[nodiscard]] bool is_usable() const { return !is_tentative && !is_duplicate; }
  bool operator==(const AdapterAddress&) const = default;
};

// Who gave the adapter what it has.
enum class Origin {
  none,           // nobody: it has no global address
  dhcp,           // our dhcpcd, which may have been killed since
  fixed,          // set by hand, with this tool
  other_dynamic,  // an address with a lifetime, by another program or the kernel
  other_fixed,    // an address without one, likewise
};

struct Adapter {
  std::string name;
  int index = 0;
  std::string mac, permanent_mac;  // "52:54:00:12:34:56"; "" when it has none
  std::string driver;              // "" when the driver does not say
  std::optional<std::uint32_t> speed_mbit;
  bool is_up = false, has_carrier = false, is_wireless = false;
  std::string used_by;             // the bridge, bond or VLAN that works over it; "": none
  std::vector<AdapterAddress> addresses;  // IPv4 first
  std::vector<IpAddress> gateways;        // of its default routes, the preferred first
  Origin origin = Origin::none;
  bool is_dhcp_running = false;  // ours
  std::optional<Lease> lease;    // what DHCP or the person gave; DNS servers of all sources
  bool operator==(const Adapter&) const = default;
};

// The first usable address that is good beyond this cable, IPv4 first; nullptr when there is none.
[[nodiscard]] const AdapterAddress* global_address(const Adapter& adapter);
[[nodiscard]] inline bool has_global_address(const Adapter& adapter) { return global_address(adapter) != nullptr; }

// The first that is good beyond this cable and did not come from us, be it usable yet or not; nullptr when there is none.
[[nodiscard]] const AdapterAddress* foreign_address(const Adapter& adapter);

// It has a global address that did not come from us, or is a part of something else: somebody works over it. Never touched
// unless it is said that it may.
[[nodiscard]] bool is_in_use_by_others(const Adapter& adapter);
// Of such a one, for people.
[[nodiscard]] std::string why_left_alone(const Adapter& adapter);

enum class AdapterState { off, no_cable, wireless, asking, no_address, connected };
[[nodiscard]] AdapterState state_of(const Adapter& adapter);
// In words, for people: "Connected, 10.0.0.5".
[[nodiscard]] std::string state_words(const Adapter& adapter);
// "DHCP, from 10.0.0.1", "Set by hand", …; "" when nobody gave anything.
[[nodiscard]] std::string origin_words(const Adapter& adapter);

}  // namespace lifeboat::tcpip
