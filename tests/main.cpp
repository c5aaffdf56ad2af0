// The entry of every Catch2 test program. A test that cannot run prints "SKIPPED: <reason>" and exits with 77.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>

#include "tests/reason_to_skip.hpp"

namespace {

constexpr int k_skipped = 77;

}  // namespace

int main(int argc, char** argv) {
  ::setenv("LANGUAGE", "en", 1);  // tests read what programs say, whatever the tester's own language is
  if (const std::string reason = lifeboat::testing::reason_to_skip(); !reason.empty()) {
    std::printf("SKIPPED: %s\n", reason.c_str());
    return k_skipped;
  }
  return Catch::Session().run(argc, argv);
}
