#include "host/launch/program_names.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::launch;

namespace {

std::optional<Invocation> invoked(const std::vector<std::string>& command_line) { return invocation_of(command_line); }

}  // namespace

TEST_CASE("a program is known by the last part of its path, in any case, with or without .exe") {
  CHECK(program_name_of("/usr/bin/netstart") == ProgramName::netstart);
  CHECK(program_name_of("X:\\Windows\\System32\\NetStart.EXE") == ProgramName::netstart);
  CHECK(program_name_of("RemoteRecovery.exe") == ProgramName::remoterecovery);
  CHECK(program_name_of("WAITFORCONNECTION") == ProgramName::waitforconnection);
  CHECK(program_name_of("X:\\sources\\recovery\\recenv.exe") == ProgramName::recenv);
  CHECK_FALSE(program_name_of("netstart.com"));
  CHECK_FALSE(program_name_of("lifeboat"));
  CHECK_FALSE(program_name_of(""));
}

TEST_CASE("the name of a link is the program") {
  const auto found = invoked({"/usr/bin/NetStart", "-network"});
  REQUIRE(found);
  CHECK(found->name == ProgramName::netstart);
  CHECK(found->arguments == std::vector<std::string>{"-network"});
}

TEST_CASE("the first word is the program where the link's name is none") {
  const auto found = invoked({"lifeboat", "Recenv.exe"});
  REQUIRE(found);
  CHECK(found->name == ProgramName::recenv);
  CHECK(found->arguments.empty());
}

TEST_CASE("only the name and the first word can be the program") {
  CHECK_FALSE(invoked({"lifeboat", "--target", "netstart"}));
  CHECK_FALSE(invoked({"lifeboat", "./netstart"}));
  CHECK_FALSE(invoked({"lifeboat"}));
  CHECK_FALSE(invoked({}));
}
