// The entry of every Catch2 test program. A test that cannot run prints "SKIPPED: <reason>" and exits with 77.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
