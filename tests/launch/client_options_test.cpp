#include "host/launch/client_options.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

ControlRequest request_of(ProgramName name, std::vector<std::string> arguments) {
  const auto parsed = parse_client_options({name, std::move(arguments)});
  REQUIRE(parsed);
  REQUIRE(*parsed);
  return **parsed;
}

std::string refusal_of(ProgramName name, std::vector<std::string> arguments) {
  const auto parsed = parse_client_options({name, std::move(arguments)});
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().kind == ErrorKind::bad_use);
  return parsed.error().message;
}

}  // namespace

TEST_CASE("netstart's switches are DaRT's, with one dash or two, in any case") {
  CHECK(request_of(ProgramName::netstart, {"-network", "-REMOUNT"}) ==
        ControlRequest(NetstartRequest{.network = true, .remount = true}));
  CHECK(request_of(ProgramName::netstart, {"--Prompt"}) == ControlRequest(NetstartRequest{.prompt = true}));
}

TEST_CASE("remoterecovery asks unless -nomessage is given") {
  CHECK(request_of(ProgramName::remoterecovery, {}) == ControlRequest(RemoteRecoveryRequest{false}));
  CHECK(request_of(ProgramName::remoterecovery, {"-NoMessage"}) == ControlRequest(RemoteRecoveryRequest{true}));
}

TEST_CASE("a switch of another program is refused by name, and those that there are are said") {
  CHECK(refusal_of(ProgramName::netstart, {"-nomessage"}) ==
        "netstart does not know -nomessage; it takes -network, -remount, -prompt");
  CHECK(refusal_of(ProgramName::recenv, {"-network"}) == "recenv takes no switches, and got -network");
  CHECK(refusal_of(ProgramName::waitforconnection, {"now"}) == "waitforconnection takes no switches, and got now");
  CHECK(refusal_of(ProgramName::netstart, {"-network=yes"}).find("-network=yes") != std::string::npos);
}

TEST_CASE("netstart without a switch says that it would do nothing") {
  CHECK(refusal_of(ProgramName::netstart, {}).find("-prompt") != std::string::npos);
}

TEST_CASE("help is given however it is asked for, and names every switch") {
  for (const char* word : {"-help", "--HELP", "-?"}) {
    const auto parsed = parse_client_options({ProgramName::netstart, {word}});
    REQUIRE(parsed);
    CHECK_FALSE(*parsed);
  }
  const std::string help = help_of(ProgramName::netstart);
  for (const char* name : {"-network", "-remount", "-prompt"}) CHECK(help.find(name) != std::string::npos);
}
