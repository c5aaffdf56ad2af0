#include "host/launch/console_options.hpp"

#include <catch2/catch.hpp>

#include "host/launch/arguments.hpp"

using namespace lifeboat::launch;

TEST_CASE("NetStart runs the network tool of this console's plug-ins") {
  const auto options = parse_console_options({"--plugins", "/opt/first", "--plugins", "/opt/my tools"});
  REQUIRE(options);
  const auto command = network_command(*options);
  REQUIRE(command.size() > 1);
  const auto understood = parse_action_arguments(std::span(command).subspan(1));
  REQUIRE(understood);
  CHECK(understood->plugin_folders == std::vector<std::string>{"/opt/first", "/opt/my tools"});
  CHECK(understood->rest == std::vector<std::string>{"tcpip", "start"});
  CHECK(understood->wants_json);
}

TEST_CASE("only a console that may touch the machine says so to NetStart") {
  const bool is_live = GENERATE(false, true);
  const auto options = parse_console_options(is_live ? std::vector<std::string>{"--live"} : std::vector<std::string>());
  REQUIRE(options);
  CHECK((network_command(*options).back() == "--live") == is_live);
}
