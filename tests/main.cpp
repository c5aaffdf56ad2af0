// The entry of every Catch2 test program. Exit code 77 means skipped: see tests/skip.hpp.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
