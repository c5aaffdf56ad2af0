#include "host/launch/control_reply.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

using namespace lifeboat::launch;

TEST_CASE("a Reply that nobody answered says so, and one that was answered says nothing more") {
  struct Sink final : AnswerSink {
    void send(const ControlAnswer& answer) override { answers.push_back(answer); }
    std::vector<ControlAnswer> answers;
  };
  const auto sink = std::make_shared<Sink>();
  { const Reply forgotten(sink); }
  REQUIRE(sink->answers.size() == 1);
  CHECK(sink->answers[0].code == 1);
  {
    Reply reply(sink);
    Reply moved = std::move(reply);
    CHECK(moved.is_wanted());
    moved.done("10.5.14.52");
    CHECK_FALSE(moved.is_wanted());
    moved.not_possible("too late");
  }
  REQUIRE(sink->answers.size() == 2);
  CHECK(sink->answers[1] == ControlAnswer{0, "10.5.14.52"});
}
