// Tests on real NTFS need root, loop devices, FUSE and ntfs-3g.
#include <unistd.h>

#include "tests/reason_to_skip.hpp"

std::string lifeboat::testing::reason_to_skip() {
  if (::geteuid() != 0) return "disk images need root";
  if (::access("/dev/loop-control", R_OK | W_OK) != 0) return "there is no /dev/loop-control";
  if (::access("/dev/fuse", R_OK | W_OK) != 0) return "there is no /dev/fuse";
  if (::access("/usr/bin/ntfs-3g", X_OK) != 0) return "ntfs-3g is not installed";
  return {};
}
