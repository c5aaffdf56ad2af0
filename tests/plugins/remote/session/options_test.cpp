#include "plugins/remote/session/options.hpp"

#include <catch2/catch.hpp>

using lifeboat::remote::session::parse_options;

TEST_CASE("options: the channels, a port, and who may come") {
  auto options = parse_options({"--control", "10", "--screen", "11", "--port", "49161", "--allow-from", "10.0.0.0/8"});
  REQUIRE(options.is_ok());
  CHECK(options.value().control_fd == 10);
  CHECK(options.value().screen_fd == 11);
  CHECK(options.value().port == 49161);
  CHECK(options.value().allow_from.size() == 1);
}

TEST_CASE("options: what cannot be understood is named") {
  CHECK_THAT(parse_options({"--control", "10", "--screen"}).failure().message, Catch::Contains("--screen"));
  CHECK_THAT(parse_options({"--control", "ten"}).failure().message, Catch::Contains("--control"));
  CHECK_THAT(parse_options({"--port", "65536"}).failure().message, Catch::Contains("--port"));
  CHECK_THAT(parse_options({"--allow-from", "10.0.0.0/99"}).failure().message, Catch::Contains("10.0.0.0/99"));
  CHECK_FALSE(parse_options({"--colour", "red"}).is_ok());
}

TEST_CASE("options: without its channels it says that it is not started by hand") {
  CHECK_FALSE(parse_options({}).is_ok());
}
