// A static IPv4 configuration: as a person types it, what is wrong with that in plain words, and what it means. Nothing
// here touches an adapter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/ip_address.hpp"

namespace lifeboat::tcpip {

// Spaces around what was typed do not count. `gateway` and DNS may be empty.
struct StaticFields {
  std::string address, mask, gateway, dns_1, dns_2;
  bool operator==(const StaticFields&) const = default;
};

struct StaticConfig {
  Prefixed address;
  std::optional<IpAddress> gateway;
  std::vector<IpAddress> dns;
  bool operator==(const StaticConfig&) const = default;
};

// A sentence for each field that is wrong; "" where it is right. An empty field that is needed is no mistake yet, so
// that nobody is scolded before typing: `is_complete` tells.
struct FieldComplaints {
  std::string address, mask, gateway, dns_1, dns_2;
  bool is_complete = false;
  [[nodiscard]] bool is_fine() const { return is_complete && first().empty(); }
  [[nodiscard]] std::string first() const;
};
[[nodiscard]] FieldComplaints check(const StaticFields& fields);

// The failure is the first complaint, or names the field that is missing.
[[nodiscard]] sdk::Outcome<StaticConfig> understand(const StaticFields& fields);
[[nodiscard]] StaticFields fields_of(const StaticConfig& config);

}  // namespace lifeboat::tcpip
