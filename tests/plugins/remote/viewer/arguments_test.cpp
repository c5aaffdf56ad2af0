#include <catch2/catch.hpp>
#include <cstring>

#include "plugins/remote/viewer/arguments.hpp"

using namespace lifeboat;
using namespace lifeboat::remote::viewer;

namespace {

using Words = std::vector<std::string>;

Result<ViewerOptions> parse(const Words& words, const std::string& line = "") {
  return parse_arguments(words, [&] { return line; });
}

}  // namespace

TEST_CASE("viewer: ticket, address and port connect at once, however they are written") {
  const auto words =
      GENERATE(Words{"-ticket=118-497-589", "-ipaddress=10.5.14.52", "-port=49161"},
               Words{"--ticket=118-497-589", "--ipaddress=10.5.14.52", "--port=49161"},
               Words{"-TICKET=118-497-589", "-IPAddress=10.5.14.52", "-Port=49161"},
               Words{"--ticket", "118-497-589", "--ipaddress", "10.5.14.52", "--port", "49161"},
               Words{"-port", "49161", "-ipaddress=10.5.14.52", "--Ticket", "118-497-589"},
               Words{"--ticket=118497589", "--ipaddress=10.5.14.52", "--port=49161", "--headless", "--name=Ana"});
  const auto options = parse(words);
  REQUIRE(options);
  CHECK(options->connects_at_once);
  const auto request = check_fields(options->fields);
  REQUIRE(request);
  CHECK(request->ticket_digits == "118497589");
  CHECK(request->address == "10.5.14.52");
  CHECK(request->port == 49161);
}

TEST_CASE("viewer: one malformed parameter and the form is empty, as if none was given") {
  const auto bad = GENERATE(Words{"-ticket=118-497-58", "-ipaddress=10.5.14.52", "-port=49161"},
                            Words{"-ticket=118-497-589x", "-ipaddress=10.5.14.52", "-port=49161"},
                            Words{"-ticket=118 497 589", "-ipaddress=10.5.14.52", "-port=49161"},
                            Words{"-ticket=", "-ipaddress=10.5.14.52", "-port=49161"},
                            Words{"-ticket=118-497-589", "-ipaddress=10.5.14", "-port=49161"},
                            Words{"-ticket=118-497-589", "-ipaddress=console", "-port=49161"},
                            Words{"-ticket=118-497-589", "-ipaddress=0.0.0.0", "-port=49161"},
                            Words{"-ticket=118-497-589", "-ipaddress=ff02::1", "-port=49161"},
                            Words{"-ticket=118-497-589", "-ipaddress=10.5.14.52", "-port=0"},
                            Words{"-ticket=118-497-589", "-ipaddress=10.5.14.52", "-port=65536"},
                            Words{"-ticket=118-497-589", "-ipaddress=10.5.14.52", "-port=4916a"},
                            Words{"-ipaddress=10.5.14.52", "-port=x", "-name=Ana"});
  const auto options = parse(bad);
  REQUIRE(options);
  CHECK_FALSE(options->connects_at_once);
  CHECK(options->fields == ConnectFields{});
}

TEST_CASE("viewer: what is absent is left to be typed") {
  const auto options = parse({"-ipaddress=2001:db8::7", "-port=49161", "-name=Ana"});
  REQUIRE(options);
  CHECK_FALSE(options->connects_at_once);
  CHECK(options->fields == ConnectFields{"", "2001:db8::7", "49161", "Ana"});
}

TEST_CASE("viewer: the ticket may come from standard input") {
  const auto options = parse({"--ticket=-", "-ipaddress=::1", "-port=1"}, "118-497-589");
  REQUIRE(options);
  CHECK(options->connects_at_once);
  CHECK(options->fields.ticket == "118-497-589");
}

TEST_CASE("viewer: other switches are read, and refused with a sentence when they make no sense") {
  const auto options = parse({"--headless", "--size=1920x1080", "--scale=2", "--automation", "/tmp/s", "--shot=a.png",
                              "--shot-limit=5", "--save-stream=b", "--statistics=c"});
  REQUIRE(options);
  CHECK(options->is_headless);
  CHECK(options->width == 1920);
  CHECK(options->height == 1080);
  CHECK(options->scale == 2);
  CHECK(options->automation == "/tmp/s");
  CHECK(options->shot == "a.png");
  CHECK(options->shot_limit_s == 5);
  CHECK(options->save_stream == "b");
  CHECK(options->statistics == "c");
  const auto bad = GENERATE(Words{"--size=10x10"}, Words{"--size=1920"}, Words{"--scale=0.5"}, Words{"--nonsense"},
                            Words{"word"}, Words{"--shot-limit=0"}, Words{"--headless=maybe"});
  const auto refused = parse(bad);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::bad_use);
  CHECK_FALSE(refused.error().message.empty());
}

TEST_CASE("viewer: the ticket is overwritten in argv, and nothing else is") {
  char program[] = "viewer", together[] = "-Ticket=118-497-589", port[] = "-port=49161";
  char alone[] = "--ticket", value[] = "118-497-589";
  char* argv[] = {program, together, port, alone, value, nullptr};
  const auto words = take_arguments(5, argv);
  CHECK(words == Words{"-Ticket=118-497-589", "-port=49161", "--ticket", "118-497-589"});
  CHECK(std::strcmp(together, "-Ticket=***********") == 0);
  CHECK(std::strcmp(value, "***********") == 0);
  CHECK(std::strcmp(port, "-port=49161") == 0);
  CHECK(std::strcmp(alone, "--ticket") == 0);
}

TEST_CASE("viewer: addresses may stand in brackets and with blanks around, as copying brings them") {
  CHECK(*check_address(" [2001:db8::7] ") == "2001:db8::7");
  CHECK(*check_address("10.5.14.52\n") == "10.5.14.52");
  CHECK(*check_port(" 80 ") == 80);
  CHECK(*check_ticket("118-497-589 ") == "118497589");
}
