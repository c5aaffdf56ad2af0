// What we keep while this environment runs, in one folder of our own below $LIFEBOAT_RUNTIME_DIR: for each adapter its
// leases ("eth0.dhcp", "eth0.dhcp6", "eth0.ra"), what a person set ("eth0.static"), and dhcpcd's files. Files are small,
// written whole by a rename, and belong to who runs us alone: what stands in them ends up in resolv.conf.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/tcpip/model/lease.hpp"

namespace lifeboat::tcpip {

class StateFolder {
 public:
  // Makes it when it is missing; refused when somebody else could write to it.
  [[nodiscard]] static sdk::Outcome<StateFolder> open(const std::filesystem::path& folder);
  // For looking only: need not be there.
  [[nodiscard]] static StateFolder at(std::filesystem::path folder) { return StateFolder(std::move(folder)); }
  // $LIFEBOAT_RUNTIME_DIR/tcpip; without the variable where the console keeps its own.
  [[nodiscard]] static std::filesystem::path usual();

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  [[nodiscard]] std::filesystem::path file(const std::string& adapter, const std::string& kind) const {
    return folder_ / (adapter + '.' + kind);
  }

  [[nodiscard]] std::optional<Lease> lease(const std::string& adapter, const std::string& kind) const;
  [[nodiscard]] sdk::Outcome<void> put_lease(const std::string& adapter, const std::string& kind, const Lease& lease) const;
  void forget(const std::string& adapter, const std::string& kind) const;
  // Names of the adapters that have files of this kind, sorted.
  [[nodiscard]] std::vector<std::string> adapters_with(const std::string& kind) const;

 private:
  explicit StateFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

inline constexpr const char* k_dhcp = "dhcp";
inline constexpr const char* k_static = "static";
// All that can hold a lease, in the order in which their DNS servers count.
inline constexpr const char* k_lease_kinds[] = {k_static, k_dhcp, "dhcp6", "ra"};

// Of at most `most` bytes; "" when it cannot be read.
[[nodiscard]] std::string read_small_file(const std::filesystem::path& file, std::size_t most);
// Beside the file and renamed over it: a reader finds the old one or the new one, whole. Not synced: it is memory.
[[nodiscard]] sdk::Outcome<void> write_small_file(const std::filesystem::path& file, const std::string& text,
                                                  unsigned mode = 0600);

}  // namespace lifeboat::tcpip
