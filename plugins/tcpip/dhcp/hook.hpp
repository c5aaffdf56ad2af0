// The hook of dhcpcd: what it tells in its environment, into the state folder and resolv.conf.
#pragma once

namespace lifeboat::tcpip {

// Reads the environment: dhcpcd's variables, LIFEBOAT_STATE and LIFEBOAT_RESOLV_CONF. The exit code, which dhcpcd ignores.
[[nodiscard]] int run_hook();

}  // namespace lifeboat::tcpip
