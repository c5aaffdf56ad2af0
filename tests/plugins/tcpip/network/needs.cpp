// Real adapters need root and the programs around them.
#include <unistd.h>

#include <array>
#include <string>

#include "tests/reason_to_skip.hpp"

std::string lifeboat::testing::reason_to_skip() {
  if (::geteuid() != 0) return "network namespaces need root";
  struct Program {
    const char* path;
    const char* package;
  };
  constexpr std::array k_programs = {Program{"/usr/sbin/dhcpcd", "dhcpcd-base"}, Program{"/usr/sbin/dnsmasq", "dnsmasq-base"},
                                     Program{"/usr/sbin/ip", "iproute2"}, Program{"/usr/bin/unshare", "util-linux"}};
  for (const Program& program : k_programs) {
    if (::access(program.path, X_OK) != 0) return std::string(program.package) + " is not installed";
  }
  return {};
}
