#include "host/launch/arguments.hpp"

#include <catch2/catch.hpp>

#include "host/launch/console_options.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

TEST_CASE("a known switch is the same with one dash, two dashes and in any case") {
  static constexpr std::string_view known[] = {"network", "target"};
  const auto out = normalise_switches({"-network", "--NetWork", "-TARGET=/A/b", "-n", "-5", "-other"}, known);
  CHECK(out == std::vector<std::string>{"--network", "--network", "--target=/A/b", "-n", "-5", "-other"});
}

TEST_CASE("nothing after a double dash is rewritten") {
  static constexpr std::string_view known[] = {"json"};
  CHECK(normalise_switches({"--", "-JSON"}, known) == std::vector<std::string>{"--", "-JSON"});
}

TEST_CASE("an action keeps what is not the host's") {
  const std::vector<std::string> line = {"HKLM\\SYSTEM", "--target", "disk.img", "-SYSTEM=2", "-5", "--json", "Start"};
  const auto parsed = parse_action_arguments(line);
  REQUIRE(parsed);
  CHECK(parsed->targets == std::vector<std::string>{"disk.img"});
  CHECK(parsed->system == "2");
  CHECK(parsed->wants_json);
  CHECK(parsed->rest == std::vector<std::string>{"HKLM\\SYSTEM", "-5", "Start"});
}

TEST_CASE("after a double dash even --json is the action's, which gets the dash to know where its options end") {
  const std::vector<std::string> line = {"K", "--", "--json", "--target"};
  const auto parsed = parse_action_arguments(line);
  REQUIRE(parsed);
  CHECK_FALSE(parsed->wants_json);
  CHECK(parsed->rest == std::vector<std::string>{"K", "--", "--json", "--target"});
}

TEST_CASE("a switch without its value and contradictory switches are bad use") {
  for (const std::vector<std::string>& line :
       {std::vector<std::string>{"--target"}, {"--hive", "a", "--target", "b"}, {"--hive", "a", "--system", "1"}}) {
    const auto parsed = parse_action_arguments(line);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().kind == ErrorKind::bad_use);
  }
}

TEST_CASE("several disks, their letters and the machine's own are asked for by switches in any spelling") {
  const std::vector<std::string> line = {"list", "--target", "a.img", "-REMOUNT", "--target=b.img", "-live"};
  const auto parsed = parse_action_arguments(line);
  REQUIRE(parsed);
  CHECK(parsed->targets == std::vector<std::string>{"a.img", "b.img"});
  CHECK(parsed->is_remapped);
  CHECK(parsed->is_live);
  CHECK(parsed->rest == std::vector<std::string>{"list"});
  const std::vector<std::string> other = {"tcpip", "start", "--live", "--", "--target"};
  const auto without = parse_action_arguments(other);
  REQUIRE(without);
  CHECK_FALSE(without->is_live);
  CHECK(without->rest == other);
}

TEST_CASE("what lifeboat launch was given is the console's, but for the script's file, wherever that stands") {
  for (const std::vector<std::string>& line :
       {std::vector<std::string>{"a.ini", "-Headless", "--size", "800x600", "--plugins", "a.ini", "--plugins=-b"},
        {"--headless", "--size=800x600", "--plugins", "a.ini", "--plugins", "-b", "a.ini"}}) {
    const auto options = parse_console_options(line, Positional::script);
    REQUIRE(options);
    CHECK(options->script == "a.ini");
    CHECK(options->switches ==
          std::vector<std::string>{"--headless", "--size=800x600", "--plugins=a.ini", "--plugins=-b"});
    const auto again = parse_console_options(options->switches);
    REQUIRE(again);
    CHECK(again->is_headless);
    CHECK(again->width == 800);
    CHECK(again->plugin_folders == std::vector<std::filesystem::path>{"a.ini", "-b"});
  }
}

TEST_CASE("a console takes no file, and lifeboat launch one") {
  CHECK_FALSE(parse_console_options({"a.ini"}));
  CHECK_FALSE(parse_console_options({"a.ini", "b.ini"}, Positional::script));
  CHECK(parse_console_options({}, Positional::script)->script.empty());
}
