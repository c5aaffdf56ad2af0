// Other people's programs as witnesses.
#pragma once

#include <catch2/catch.hpp>
#include <cstdio>
#include <string>

namespace lifeboat::testing {

// The standard output of a command line of ours; fails the test if the command fails.
[[nodiscard]] inline std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
  CAPTURE(command);
  REQUIRE(::pclose(pipe) == 0);
  return out;
}

}  // namespace lifeboat::testing
