// Which addresses of this computer a technician may try: those of interfaces that are up, IPv4 first, link-local ones
// (169.254/16, fe80::/10) only when there is nothing else, loopback never.
#pragma once

#include <string>
#include <vector>

namespace lifeboat::remote {

// Sorts and filters what the interfaces have; pure.
[[nodiscard]] std::vector<std::string> reachable_addresses(std::vector<std::string> all);
// As the system has them now: the list above of all interfaces that are up.
[[nodiscard]] std::vector<std::string> current_addresses();

}  // namespace lifeboat::remote
