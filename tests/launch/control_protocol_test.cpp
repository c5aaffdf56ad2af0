#include "host/launch/control_protocol.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat;
using namespace lifeboat::launch;

TEST_CASE("each request arrives as it was made") {
  for (const ControlRequest& request :
       {ControlRequest(NetstartRequest{true, false, true}), ControlRequest(NetstartRequest{false, true, false}),
        ControlRequest(RemoteRecoveryRequest{true}), ControlRequest(WaitForConnectionRequest{}),
        ControlRequest(RecenvRequest{}), ControlRequest(NoticeRequest{"line 3:\n\"é\""})}) {
    const std::string line = line_of(request);
    CHECK(line.find('\n') == std::string::npos);
    const auto parsed = parse_request(line);
    REQUIRE(parsed);
    CHECK(*parsed == request);
  }
}

TEST_CASE("each answer arrives as it was given") {
  for (const ControlAnswer& answer : {ControlAnswer{0, "10.5.14.52"}, ControlAnswer{1, "no lease"},
                                      ControlAnswer{2, "what?"}, ControlAnswer{0, ""}}) {
    const auto parsed = parse_answer(line_of(answer));
    REQUIRE(parsed);
    CHECK(*parsed == answer);
  }
}

TEST_CASE("a text that is no UTF-8 is carried all the same") {
  CHECK(parse_request(line_of(NoticeRequest{"\xFF\xFE"})));
}

TEST_CASE("what is no request is refused") {
  for (const char* line : {"", "netstart", "[]", "{}", "{\"do\":3}", "{\"do\":\"reboot\"}", "{\"do\":\"netstart\""}) {
    INFO(line);
    const auto parsed = parse_request(line);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().kind == ErrorKind::bad_use);
  }
}

TEST_CASE("a flag of another type is not given") {
  const auto parsed = parse_request("{\"do\":\"netstart\",\"network\":1,\"prompt\":\"true\"}");
  REQUIRE(parsed);
  CHECK(*parsed == ControlRequest(NetstartRequest{}));
}

TEST_CASE("what is no answer is refused, and a failure never looks done") {
  CHECK_FALSE(parse_answer("{\"message\":\"hello\"}"));
  CHECK_FALSE(parse_answer("ok"));
  const auto failed = parse_answer("{\"ok\":false,\"code\":0,\"error\":\"no\"}");
  REQUIRE(failed);
  CHECK(failed->code == 1);
}
