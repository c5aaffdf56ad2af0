// lifeboat-dhcp: README.md says what it is for.
#include <cstdio>
#include <exception>
#include <string_view>

#include "plugins/tcpip/dhcp/hook.hpp"
#include "plugins/tcpip/dhcp/private_dhcpcd.hpp"

int main(int argc, char** argv) {
  using namespace lifeboat::tcpip;
  try {
    if (argc == 1) return run_hook();
    if (argc == 6 && std::string_view(argv[1]) == "run") return become_dhcpcd(argv[2], argv[3], argv[4], argv[5]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "lifeboat-dhcp: %s\n", error.what());
    return 3;
  }
  std::fputs("usage: lifeboat-dhcp run ADAPTER RUN-FOLDER DATABASE-FOLDER CONFIGURATION\n", stderr);
  return 2;
}
