// dhcpcd with folders of its own for its state, whatever the machine's own dhcpcd does.
#pragma once

#include <string>

namespace lifeboat::tcpip {

// Becomes dhcpcd; comes back, with an exit code and a line on standard error, only when that fails.
[[nodiscard]] int become_dhcpcd(const std::string& adapter, const std::string& run_folder,
                                const std::string& database_folder, const std::string& configuration);

}  // namespace lifeboat::tcpip
