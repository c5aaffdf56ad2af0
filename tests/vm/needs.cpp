// A virtual machine, and what makes the disk that is plugged into it.
#include <unistd.h>

#include <string>

#include "tests/reason_to_skip.hpp"
#include "tests/vm/machine.hpp"

std::string lifeboat::testing::reason_to_skip() {
  if (*LIFEBOAT_SANITIZE != '\0') return "programs with sanitizers are too slow for an emulated machine";
  if (::geteuid() != 0) return "disk images and network namespaces need root";
  if (::access("/dev/loop-control", R_OK | W_OK) != 0) return "there is no /dev/loop-control";
  if (::access("/dev/fuse", R_OK | W_OK) != 0) return "there is no /dev/fuse";
  return vm::why_no_machine();
}
