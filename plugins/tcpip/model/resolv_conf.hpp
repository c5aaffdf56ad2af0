// resolv.conf(5): which DNS servers there are. In the image it is the system's own; elsewhere a file of ours beside what we
// know of the adapters, and the machine's own stays as it is.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/tcpip/model/state_folder.hpp"

namespace lifeboat::tcpip {

// Which file we write.
[[nodiscard]] std::filesystem::path resolv_conf_file(const StateFolder& folder, bool is_live);

[[nodiscard]] std::vector<IpAddress> parse_resolv_conf(std::string_view text);
// From several leases, each server and domain once, in their order; "" when they name no server.
[[nodiscard]] std::string resolv_conf_text(const std::vector<Lease>& leases);

// Writes it anew from all that the folder knows. Without any DNS server a file that is not ours stays as it is.
[[nodiscard]] sdk::Outcome<void> refresh_resolv_conf(const StateFolder& folder, const std::filesystem::path& file);

}  // namespace lifeboat::tcpip
