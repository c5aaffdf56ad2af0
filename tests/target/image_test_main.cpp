// Tests on real NTFS need root, loop devices, FUSE and ntfs-3g; where one is missing, all are skipped, saying so.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdio>
#include <unistd.h>

namespace {

constexpr int k_skipped = 77;

const char* missing() {
  if (::geteuid() != 0) return "they need root";
  if (::access("/dev/loop-control", R_OK | W_OK) != 0) return "there is no /dev/loop-control";
  if (::access("/dev/fuse", R_OK | W_OK) != 0) return "there is no /dev/fuse";
  if (::access("/usr/bin/ntfs-3g", X_OK) != 0) return "ntfs-3g is not installed";
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  if (const char* reason = missing()) {
    std::printf("SKIPPED: the tests on disk images: %s\n", reason);
    return k_skipped;
  }
  return Catch::Session().run(argc, argv);
}
